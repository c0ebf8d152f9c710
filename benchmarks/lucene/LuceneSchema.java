// What a Lucene index of articles looks like, for building and asking alike.
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.util.BytesRef;

final class LuceneSchema {
    static final String ID = "id";
    static final String TEXT = "text";  // title and body, a gap between them
    static final String TITLE = "title";
    static final String DAY = "day";
    static final String COUNTED_FIELD = "counted";  // the facets that the benchmark counts, in one field: one pass
    static final String OTHER_FIELD = "named";      // the others, which can be asked for
    static final List<String> COUNTED = Arrays.asList("place", "topic", "source");
    static final Set<String> ONE_VALUE = new HashSet<>(Arrays.asList("source", "section"));
    private static final int GAP = 1_000;  // no phrase and no NEAR goes from the title into the body

    static final FacetsConfig FACETS = facets();

    private LuceneSchema() {}

    private static FacetsConfig facets() {
        FacetsConfig config = new FacetsConfig();
        for (String name : ArticleFile.FACETS) {
            config.setMultiValued(name, !ONE_VALUE.contains(name));
            config.setIndexFieldName(name, facetField(name));
        }
        return config;
    }

    static String facetField(String facet) {
        return COUNTED.contains(facet) ? COUNTED_FIELD : OTHER_FIELD;
    }

    /** Words, lower case, Porter's stems; stop words stay. */
    static Analyzer analyzer() {
        Analyzer english = new EnglishAnalyzer(CharArraySet.EMPTY_SET);
        return new AnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                return english;
            }

            @Override
            public int getPositionIncrementGap(String field) {
                return GAP;
            }
        };
    }

    static BM25Similarity similarity() {
        return new BM25Similarity(1.2f, 0.75f);
    }

    /** What every hit shows, id and title, is in columns, where it is found without unpacking stored articles. */
    static Document document(ArticleFile.Article article) throws java.io.IOException {
        Document document = new Document();
        document.add(new StringField(ID, article.id, Field.Store.NO));
        document.add(new BinaryDocValuesField(ID, new BytesRef(article.id)));
        document.add(new TextField(TITLE, article.title, Field.Store.NO));
        document.add(new BinaryDocValuesField(TITLE, new BytesRef(article.title)));
        document.add(new TextField(TEXT, article.title, Field.Store.NO));
        document.add(new TextField(TEXT, article.body, Field.Store.YES));
        if (!article.day.isEmpty()) {
            long day = Long.parseLong(article.day);
            document.add(new LongPoint(DAY, day));
            document.add(new NumericDocValuesField(DAY, day));
        }
        for (int i = 0; i < ArticleFile.FACETS.length; ++i)
            for (String value : article.values[i])
                if (!value.isEmpty()) document.add(new SortedSetDocValuesFacetField(ArticleFile.FACETS[i], value));
        return FACETS.build(document);
    }
}
