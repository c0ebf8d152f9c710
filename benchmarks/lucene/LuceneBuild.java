// Makes, merges and updates a Lucene index.
import java.io.IOException;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.FSDirectory;

final class LuceneBuild {
    private static final double BUFFER_MB = 256;

    private LuceneBuild() {}

    /** One thread also merges; with several, merging runs beside them as Lucene does it by itself. */
    private static IndexWriter open(String index, IndexWriterConfig.OpenMode mode, int threads) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(LuceneSchema.analyzer());
        config.setOpenMode(mode);
        config.setSimilarity(LuceneSchema.similarity());
        config.setRAMBufferSizeMB(BUFFER_MB);
        config.setUseCompoundFile(false);
        TieredMergePolicy policy = new TieredMergePolicy();
        policy.setNoCFSRatio(0);
        config.setMergePolicy(policy);
        config.setMergeScheduler(threads == 1 ? new SerialMergeScheduler() : new ConcurrentMergeScheduler());
        return new IndexWriter(FSDirectory.open(Paths.get(index)), config);
    }

    static void build(String index, String source, int threads) throws Exception {
        try (ArticleFile articles = new ArticleFile(source);
             IndexWriter writer = open(index, IndexWriterConfig.OpenMode.CREATE, threads)) {
            Callable<Void> work = () -> {
                for (ArticleFile.Article article = articles.next(); article != null; article = articles.next())
                    writer.addDocument(LuceneSchema.document(article));
                return null;
            };
            runOn(threads, work);
            writer.commit();
            System.out.println(articles.articles + " " + articles.textBytes);
        }
    }

    private static void runOn(int threads, Callable<Void> work) throws Exception {
        if (threads == 1) {
            work.call();
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<Void>> running = new ArrayList<>();
        for (int i = 0; i < threads; ++i) running.add(pool.submit(work));
        for (Future<Void> one : running) one.get();
        pool.shutdown();
    }

    /** Into one segment. */
    static void merge(String index) throws IOException {
        try (IndexWriter writer = open(index, IndexWriterConfig.OpenMode.APPEND, 1)) {
            writer.forceMerge(1);
            writer.commit();
        }
        System.out.println("0 0");
    }

    /** Replaces articles of the same id, adds the others. */
    static void update(String index, String source) throws IOException {
        try (ArticleFile articles = new ArticleFile(source);
             IndexWriter writer = open(index, IndexWriterConfig.OpenMode.APPEND, 2)) {
            for (ArticleFile.Article article = articles.next(); article != null; article = articles.next())
                writer.updateDocument(new Term(LuceneSchema.ID, article.id), LuceneSchema.document(article));
            writer.commit();
            System.out.println(articles.articles + " " + articles.textBytes);
        }
    }
}
