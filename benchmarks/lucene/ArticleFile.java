// Reads the articles that build_cost wrote for peers (benchmarks/article_dump.h says how).
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Safe to be read by several threads. */
final class ArticleFile implements AutoCloseable {
    static final String[] FACETS = {"person", "org", "place", "topic", "source", "author", "section"};
    static final String[] NONE = {};

    static final class Article {
        String id;
        String title;
        String body;
        String day;  // YYYYMMDD, or empty
        String[][] values;  // of FACETS
    }

    private final DataInputStream in;
    long articles = 0;
    long textBytes = 0;

    ArticleFile(String path) throws IOException {
        in = new DataInputStream(new BufferedInputStream(new FileInputStream(path), 1 << 20));
    }

    /** Null at the end. Only the bytes are fetched under the lock; strings are made by the thread that asked. */
    Article next() throws IOException {
        byte[][] fields = new byte[4 + FACETS.length][];
        synchronized (this) {
            try {
                fields[0] = field();
            } catch (EOFException end) {
                return null;
            }
            for (int i = 1; i < fields.length; ++i) fields[i] = field();
            ++articles;
            textBytes += fields[1].length + fields[2].length;
        }
        return decode(fields);
    }

    private static Article decode(byte[][] fields) {
        Article article = new Article();
        article.id = text(fields[0]);
        article.title = text(fields[1]);
        article.body = text(fields[2]);
        article.day = text(fields[3]);
        article.values = new String[FACETS.length][];
        for (int i = 0; i < FACETS.length; ++i)
            article.values[i] = fields[4 + i].length == 0 ? NONE : text(fields[4 + i]).split("\u001f");
        return article;
    }

    private byte[] field() throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
