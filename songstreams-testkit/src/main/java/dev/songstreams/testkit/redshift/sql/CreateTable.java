// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * CREATE TABLE without what only Redshift knows: distribution, sort keys and encodings become a layout, keys are not enforced (but the
 * columns of a primary key are NOT NULL), and a {@code #name} makes the table temporary.
 */
final class CreateTable {

    private final List<Token> tokens;
    private final List<Token> result = new ArrayList<>();
    private final Layout layout = Layout.of("create");
    private int at;

    private CreateTable(List<Token> tokens) {
        this.tokens = Tokens.withoutSpace(tokens);
    }

    static List<Token> translate(List<Token> tokens) {
        return new CreateTable(tokens).translateOr(tokens);
    }

    /** What the statement says of the table's layout, or an empty text if it says nothing or is another one. */
    static String layout(List<Token> tokens) {
        CreateTable table = new CreateTable(tokens);
        table.translateOr(tokens);
        return table.layout.text();
    }

    private List<Token> translateOr(List<Token> original) {
        if (!tokens.get(0).is("create") || !takeHead()) {
            return original;
        }
        takeName();
        if (isAt("(")) {
            takeElements();
        }
        takeAttributes();
        List<Token> rest = tokens.subList(at, tokens.size());
        if (!layout.hasKeys()) {
            SimpleSelect.layout(rest, layout);
        }
        result.addAll(rest);
        return Tokens.spaced(result);
    }

    private boolean isAt(String keyword) {
        return Tokens.isAt(tokens, at, keyword);
    }

    /** Takes {@code CREATE [LOCAL] [TEMP] TABLE [IF NOT EXISTS]}; says false if this creates something else. */
    private boolean takeHead() {
        while (at < tokens.size() && tokens.get(at).isAny("create", "local", "temp", "temporary")) {
            result.add(tokens.get(at++));
        }
        if (!isAt("table")) {
            return false;
        }
        result.add(tokens.get(at++));
        while (at < tokens.size() && tokens.get(at).isAny("if", "not", "exists")) {
            result.add(tokens.get(at++));
        }
        return true;
    }

    private void takeName() {
        boolean temporary = at < tokens.size() && tokens.get(at).name().startsWith("#");
        if (temporary && result.stream().noneMatch(t -> t.isAny("temp", "temporary"))) {
            result.add(1, Token.word("temp"));
        }
        while (at < tokens.size() && (tokens.get(at).isName() || isAt(".")) && !isAttributeOrBody()) {
            result.add(tokens.get(at++));
        }
    }

    private boolean isAttributeOrBody() {
        return tokens.get(at)
                .isAny("as", "backup", "compound", "diststyle", "distkey", "encode", "interleaved", "sortkey");
    }

    private void takeElements() {
        int end = Tokens.closing(tokens, at);
        List<List<Token>> kept = new ArrayList<>();
        Set<String> notNull = new HashSet<>();
        for (List<Token> element : Tokens.split(tokens.subList(at + 1, Math.min(end, tokens.size())), ",")) {
            if (isKey(element)) {
                notNull.addAll(primaryKeyOf(element));
            } else {
                kept.add(translateElement(element));
            }
        }
        result.add(Token.symbol("("));
        for (int i = 0; i < kept.size(); i++) {
            addElement(kept.get(i), notNull, i > 0);
        }
        result.add(Token.symbol(")"));
        at = Math.min(end + 1, tokens.size());
    }

    private void addElement(List<Token> element, Set<String> notNull, boolean comma) {
        if (comma) {
            result.add(Token.symbol(","));
        }
        result.addAll(element);
        if (!element.isEmpty()
                && element.get(0).isName()
                && notNull.contains(element.get(0).name())) {
            result.add(Token.word("not null"));
        }
    }

    /** A definition has a name and a type; a lone name is a column of CREATE TABLE ... AS. */
    private List<Token> translateElement(List<Token> element) {
        TokenReader reader = new TokenReader(element);
        if (reader.take("like")) {
            layout.like(reader.expectQualifiedName());
            return element;
        }
        return element.size() > 1 ? ColumnDefinition.translate(element, layout) : element;
    }

    static boolean isKey(List<Token> element) {
        return !element.isEmpty()
                && element.get(0).isAny("constraint", "foreign", "primary", "unique")
                && Tokens.findOutside(element, 0, "key", "unique") >= 0;
    }

    private static List<String> primaryKeyOf(List<Token> element) {
        int primary = Tokens.findOutside(element, 0, "primary");
        int open = Tokens.findOutside(element, 0, "(");
        if (primary < 0 || open < 0) {
            return List.of();
        }
        return element.subList(open + 1, Tokens.closing(element, open)).stream()
                .filter(Token::isName)
                .map(Token::name)
                .toList();
    }

    private void takeAttributes() {
        TokenReader reader = new TokenReader(tokens.subList(at, tokens.size()));
        boolean more = true;
        while (more) {
            more = TableAttribute.take(reader, layout);
        }
        at = tokens.size() - reader.remaining();
    }
}
