// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import static dev.songstreams.warehouse.golden.ValueConstructs.select;
import static dev.songstreams.warehouse.query.expression.Expression.value;
import static dev.songstreams.warehouse.query.function.Texts.concat;
import static dev.songstreams.warehouse.query.function.Texts.initcap;
import static dev.songstreams.warehouse.query.function.Texts.len;
import static dev.songstreams.warehouse.query.function.Texts.lower;
import static dev.songstreams.warehouse.query.function.Texts.ltrim;
import static dev.songstreams.warehouse.query.function.Texts.position;
import static dev.songstreams.warehouse.query.function.Texts.regexpReplace;
import static dev.songstreams.warehouse.query.function.Texts.replace;
import static dev.songstreams.warehouse.query.function.Texts.rtrim;
import static dev.songstreams.warehouse.query.function.Texts.splitPart;
import static dev.songstreams.warehouse.query.function.Texts.substring;
import static dev.songstreams.warehouse.query.function.Texts.trim;
import static dev.songstreams.warehouse.query.function.Texts.upper;

import dev.songstreams.warehouse.music.Listens;
import java.util.List;

/** Functions of texts. */
final class TextConstructs {

    private static final Listens l = Listens.TABLE;

    private TextConstructs() {}

    static List<Construct> all() {
        return List.of(
                select("lower case", lower(l.artist), "lower(listens.artist)"),
                select("upper case", upper(l.artist), "upper(listens.artist)"),
                select("without blanks at the ends", trim(l.artist), "trim(listens.artist)"),
                select("words with a capital each", initcap(l.artist), "initcap(listens.artist)"),
                select("without blanks at the beginning", ltrim(l.artist), "ltrim(listens.artist)"),
                select("without blanks at the end", rtrim(l.artist), "rtrim(listens.artist)"),
                select("one text for another", replace(l.artist, "M", "m"), "replace(listens.artist, ?, ?)", "M", "m"),
                select(
                        "a part between delimiters",
                        splitPart(l.song, " ", 1),
                        "split_part(listens.song, ?, ?)",
                        " ",
                        1),
                select("where a part begins", position(l.artist, "u"), "strpos(listens.artist, ?)", "u"),
                select(
                        "what matches a pattern, replaced",
                        regexpReplace(l.artist, "[aeiou]", "-"),
                        "regexp_replace(listens.artist, ?, ?)",
                        "[aeiou]",
                        "-"),
                select("the length", len(l.artist), "len(listens.artist)"),
                select("a part", substring(l.artist, 2, 3), "substring(listens.artist, ?, ?)", 2, 3),
                select(
                        "texts one after the other",
                        concat(l.artist, value(" - "), l.song),
                        "(listens.artist || ?) || listens.song",
                        " - "));
    }
}
