// Answers queries from a Lucene index, in the modes that the benchmark knows.
import java.io.IOException;
import java.nio.file.Paths;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopDocsCollector;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.MMapDirectory;

/** Safe to be asked by several threads. */
final class LuceneSearch {
    private static final int HITS = 10;
    private static final int FACET_VALUES = 10;
    private static final int SNIPPET_CHARS = 240;
    private static final Sort NEWEST = new Sort(new SortField(LuceneSchema.DAY, SortField.Type.LONG, true));

    static final class Answer {
        long total;
        List<String> ids = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        String[] snippets = {};
        List<FacetResult> facets = new ArrayList<>();
    }

    private final Analyzer analyzer = LuceneSchema.analyzer();
    private final IndexSearcher searcher;
    private SortedSetDocValuesReaderState facetState;

    LuceneSearch(String index, boolean countsFacets) throws IOException {
        DirectoryReader reader = DirectoryReader.open(new MMapDirectory(Paths.get(index)));
        searcher = new IndexSearcher(reader);
        searcher.setSimilarity(LuceneSchema.similarity());
        if (countsFacets) facetState = new DefaultSortedSetDocValuesReaderState(reader, LuceneSchema.COUNTED_FIELD);
    }

    Answer answer(String text, String mode) throws IOException {
        Query query = QueryReader.read(analyzer, text);
        boolean all = mode.equals("total") || mode.equals("facets");
        TopDocsCollector<?> best = collector(query, all ? Integer.MAX_VALUE : HITS);
        Answer answer = new Answer();
        if (mode.equals("facets")) {
            FacetsCollector matches = new FacetsCollector();
            searcher.search(query, MultiCollector.wrap(best, matches));
            count(matches, answer);
        } else {
            searcher.search(query, best);
        }
        TopDocs top = best.topDocs();
        answer.total = top.totalHits.value;
        for (ScoreDoc hit : top.scoreDocs) fetch(hit.doc, answer);
        if (mode.equals("snippets")) answer.snippets = snippets(query, top);
        return answer;
    }

    /** Nothing weighs in a query for a place alone: the newest come first, as in Dateline. */
    private static TopDocsCollector<?> collector(Query query, int threshold) {
        if (query instanceof ConstantScoreQuery) return TopFieldCollector.create(NEWEST, HITS, threshold);
        return TopScoreDocCollector.create(HITS, threshold);
    }

    private void count(FacetsCollector matches, Answer answer) throws IOException {
        SortedSetDocValuesFacetCounts counts = new SortedSetDocValuesFacetCounts(facetState, matches);
        for (String facet : LuceneSchema.COUNTED)
            answer.facets.add(isKnown(facet) ? counts.getTopChildren(FACET_VALUES, facet) : null);
    }

    /** Lucene knows no facet of which no article has a value. */
    private boolean isKnown(String facet) {
        return facetState.getOrdRange(facet) != null;
    }

    private void fetch(int doc, Answer answer) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        answer.ids.add(column(leaf, LuceneSchema.ID, doc));
        answer.titles.add(column(leaf, LuceneSchema.TITLE, doc));
    }

    private static String column(LeafReaderContext leaf, String field, int doc) throws IOException {
        BinaryDocValues values = leaf.reader().getBinaryDocValues(field);
        return values != null && values.advanceExact(doc - leaf.docBase) ? values.binaryValue().utf8ToString() : "";
    }

    private String[] snippets(Query query, TopDocs top) throws IOException {
        UnifiedHighlighter highlighter = new UnifiedHighlighter(searcher, analyzer);
        highlighter.setBreakIterator(() -> LengthGoalBreakIterator.createClosestToLength(
            BreakIterator.getSentenceInstance(Locale.ROOT), SNIPPET_CHARS, 0.5f));
        return highlighter.highlight(LuceneSchema.TEXT, query, top, 1);
    }

    /** Total and the values of each facet with their counts, on one line (benchmarks/lucene_engine.h). */
    static String asLine(Answer answer) {
        StringBuilder line = new StringBuilder(Long.toString(answer.total));
        for (FacetResult facet : answer.facets) {
            line.append('\t');
            if (facet == null) continue;
            for (LabelAndValue value : facet.labelValues)
                line.append(value.label).append('\u001f').append(value.value.longValue()).append('\u001e');
        }
        return line.toString();
    }
}
