// Reads a query of Dateline's language, as far as the benchmark uses it, into Lucene's queries.
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.spans.SpanNearQuery;
import org.apache.lucene.search.spans.SpanQuery;
import org.apache.lucene.search.spans.SpanTermQuery;

/** Words, "phrases", word*, title:word, place:"Name", date:a..b, a NEAR/n b, NOT, AND (also unwritten), OR. */
final class QueryReader {
    private final Analyzer analyzer;
    private final String text;
    private int at = 0;

    private QueryReader(Analyzer analyzer, String text) {
        this.analyzer = analyzer;
        this.text = text;
    }

    static Query read(Analyzer analyzer, String text) throws java.io.IOException {
        return new QueryReader(analyzer, text).alternatives();
    }

    private Query alternatives() throws java.io.IOException {
        List<Query> parts = new ArrayList<>();
        do parts.add(conjunction()); while (take("OR"));
        if (parts.size() == 1) return parts.get(0);
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Query part : parts) any.add(part, Occur.SHOULD);
        return any.build();
    }

    private Query conjunction() throws java.io.IOException {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        Query first = null;
        int clauses = 0;
        while (!atEnd() && !ahead("OR")) {
            take("AND");
            Occur occur = take("NOT") ? Occur.MUST_NOT : Occur.MUST;
            boolean weightless = ahead("date:") || ahead("place:");
            Query part = operand();
            if (weightless && occur == Occur.MUST) occur = Occur.FILTER;
            if (clauses++ == 0) first = part;
            all.add(part, occur);
        }
        if (first == null) throw new IllegalArgumentException("nothing to search for: " + text);
        return clauses == 1 ? first : all.build();
    }

    /** A term, or two with NEAR between them. */
    private Query operand() throws java.io.IOException {
        String word = token();
        if (ahead("NEAR/")) {
            int distance = Integer.parseInt(token().substring("NEAR/".length()));
            return near(word, token(), distance);
        }
        if (word.startsWith("title:")) return words(LuceneSchema.TITLE, word.substring(6));
        if (word.startsWith("place:")) return place(unquoted(word.substring(6)));
        if (word.startsWith("date:")) return date(word.substring(5));
        if (word.endsWith("*"))
            return new PrefixQuery(new Term(LuceneSchema.TEXT, word.substring(0, word.length() - 1).toLowerCase()));
        return words(LuceneSchema.TEXT, unquoted(word));
    }

    /** One word, or as many as the analyzer makes of it, one after another. */
    private Query words(String field, String given) throws java.io.IOException {
        List<String> terms = terms(given);
        if (terms.isEmpty()) return new MatchNoDocsQuery();
        if (terms.size() == 1) return new TermQuery(new Term(field, terms.get(0)));
        return new PhraseQuery(field, terms.toArray(new String[0]));
    }

    private Query near(String first, String second, int distance) throws java.io.IOException {
        SpanQuery[] spans = new SpanQuery[2];
        String[] both = {first, second};
        for (int i = 0; i < 2; ++i) spans[i] = new SpanTermQuery(new Term(LuceneSchema.TEXT, terms(both[i]).get(0)));
        return new SpanNearQuery(spans, distance - 1, false);  // slop is what stands between them
    }

    private static Query place(String name) {
        return new ConstantScoreQuery(
            new TermQuery(new Term(LuceneSchema.COUNTED_FIELD, FacetsConfig.pathToString("place", new String[] {name}))));
    }

    private static Query date(String range) {
        int dots = range.indexOf("..");
        String from = dots < 0 ? range : range.substring(0, dots);
        String to = dots < 0 ? range : range.substring(dots + 2);
        long first = from.isEmpty() ? 0 : number(days(from, false));
        long last = to.isEmpty() ? Long.MAX_VALUE : number(days(to, true));
        return new IndexOrDocValuesQuery(LongPoint.newRangeQuery(LuceneSchema.DAY, first, last),
                                         NumericDocValuesField.newSlowRangeQuery(LuceneSchema.DAY, first, last));
    }

    /** First or last day of a year, month or day. */
    private static LocalDate days(String date, boolean last) {
        if (date.length() == 4) return last ? LocalDate.of(Integer.parseInt(date), 12, 31) : LocalDate.of(Integer.parseInt(date), 1, 1);
        if (date.length() == 7) return last ? YearMonth.parse(date).atEndOfMonth() : YearMonth.parse(date).atDay(1);
        return LocalDate.parse(date);
    }

    private static long number(LocalDate day) {
        return day.getYear() * 10_000L + day.getMonthValue() * 100L + day.getDayOfMonth();
    }

    private List<String> terms(String given) throws java.io.IOException {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream(LuceneSchema.TEXT, given)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) terms.add(term.toString());
            stream.end();
        }
        return terms;
    }

    private static String unquoted(String word) {
        return word.startsWith("\"") ? word.substring(1, word.length() - (word.endsWith("\"") ? 1 : 0)) : word;
    }

    /** Up to a blank outside quotes. */
    private String token() {
        skipBlanks();
        int begin = at;
        boolean quoted = false;
        for (; at < text.length() && (quoted || text.charAt(at) != ' '); ++at)
            if (text.charAt(at) == '"') quoted = !quoted;
        return text.substring(begin, at);
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') ++at;
    }

    private boolean atEnd() {
        skipBlanks();
        return at >= text.length();
    }

    private boolean ahead(String what) {
        skipBlanks();
        return text.startsWith(what, at) && (!Character.isLetter(what.charAt(what.length() - 1)) || isOperator(what));
    }

    private boolean isOperator(String what) {
        int end = at + what.length();
        return end == text.length() || text.charAt(end) == ' ';
    }

    private boolean take(String operator) {
        if (!ahead(operator)) return false;
        at += operator.length();
        return true;
    }
}
