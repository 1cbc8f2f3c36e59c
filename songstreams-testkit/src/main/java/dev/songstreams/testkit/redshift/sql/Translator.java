// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Turns the text of a client's query into statements that the local Redshift can run. Keeps no state. */
public final class Translator {

    /** The functions whose answers the session gives, since a rollback does not undo them. */
    private static final Set<String> LOAD_IDS = Set.of("pg_last_copy_id", "pg_last_copy_count", "pg_last_query_id");

    private static final List<UnaryOperator<List<Token>>> PASSES = List.of(
            PostgresOnly::refuse,
            Lacking::refuse,
            Names::translate,
            ShowCommands::translate,
            Settings::translate,
            Isolation::translate,
            CreateTable::translate,
            AlterTable::translate,
            MergeDuplicates::translate,
            Navigation::translate,
            SuperCasts::translate,
            Types::translate,
            Commands::translate,
            WindowFunctions::translate,
            Aggregates::translate,
            Functions::translate,
            CatalogueColumns::translate,
            CatalogueQueries::translate,
            Queries::translate);

    private Translator() {}

    /** The statements of a query, in order; a query of nothing but space is one empty statement. */
    public static List<RedshiftStatement> translate(String sql) {
        List<RedshiftStatement> statements = new ArrayList<>();
        for (List<Token> tokens : Tokens.split(Tokenizer.tokens(sql), ";")) {
            if (!Tokens.withoutSpace(tokens).isEmpty()) {
                statements.add(translateOne(tokens));
            }
        }
        return statements.isEmpty() ? List.of(new RedshiftStatement.Plain("", false)) : statements;
    }

    private static RedshiftStatement translateOne(List<Token> tokens) {
        try {
            TokenReader reader = new TokenReader(tokens);
            if (reader.take("copy")) {
                return new RedshiftStatement.Load(CopyParser.parse(tokens));
            } else if (reader.take("unload")) {
                return new RedshiftStatement.Unload(UnloadParser.parse(tokens, Translator::plain));
            } else if (reader.take("truncate")) {
                return new RedshiftStatement.Truncate(plain(tokens));
            }
            String sql = plain(tokens);
            String layout = reader.take("create") ? CreateTable.layout(tokens) : AlterLayout.of(tokens);
            return layout.isEmpty()
                    ? new RedshiftStatement.Plain(sql, readsLoadIds(tokens))
                    : new RedshiftStatement.Definition(sql, layout);
        } catch (RefusedException e) {
            return new RedshiftStatement.Refused(e.sqlState(), e.message());
        } catch (IndexOutOfBoundsException e) {
            // Only text that is no SQL ends where a rule expects more; the session must go on.
            return new RedshiftStatement.Refused(
                    "42601", "the local Redshift cannot read this statement: it ends too early");
        }
    }

    private static String plain(List<Token> tokens) {
        List<Token> translated = tokens;
        for (UnaryOperator<List<Token>> pass : PASSES) {
            translated = pass.apply(translated);
        }
        return Tokens.text(translated);
    }

    private static boolean readsLoadIds(List<Token> tokens) {
        return tokens.stream().anyMatch(t -> t.isName() && LOAD_IDS.contains(t.name()));
    }
}
