// Lucene as a peer of the benchmark: builds an index, or answers what it is asked on standard input.
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

public final class LuceneBenchmark {
    private static final String[] MODES = {"ids", "total", "facets", "snippets"};
    private static final String USAGE =
        "LuceneBenchmark build INDEX ARTICLES THREADS | merge INDEX | update INDEX ARTICLES\n"
        + "                ask INDEX QUERY [MODE]   one query, its hits on standard output\n"
        + "                serve INDEX              commands on standard input: see LuceneBenchmark.java";

    private final LuceneSearch search;
    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);

    private LuceneBenchmark(LuceneSearch search) {
        this.search = search;
    }

    public static void main(String[] arguments) throws Exception {
        String command = arguments.length < 2 ? "" : arguments[0];
        if (command.equals("build")) LuceneBuild.build(arguments[1], arguments[2], Integer.parseInt(arguments[3]));
        else if (command.equals("merge")) LuceneBuild.merge(arguments[1]);
        else if (command.equals("update")) LuceneBuild.update(arguments[1], arguments[2]);
        else if (command.equals("ask")) ask(arguments);
        else if (command.equals("serve")) new LuceneBenchmark(new LuceneSearch(arguments[1], true)).serve();
        else {
            System.err.println(USAGE);
            System.exit(2);
        }
    }

    private static void ask(String[] arguments) throws Exception {
        String mode = arguments.length > 3 ? arguments[3] : "ids";
        LuceneSearch.Answer answer = new LuceneSearch(arguments[1], mode.equals("facets")).answer(arguments[2], mode);
        for (int i = 0; i < answer.ids.size(); ++i) System.out.println(answer.ids.get(i) + "\t" + answer.titles.get(i));
        System.out.println(LuceneSearch.asLine(answer));
    }

    /**
     * A command a line, its words separated by tabs, then as many lines of queries as it says; a line in reply.
     * answer MODE 1: total and facets; time MODE N: nanoseconds of each; warm SECONDS N: all modes, "done" and the number of passes;
     * rate MODE THREADS SECONDS N: queries per second, each thread going round all queries from another start.
     */
    private void serve() throws Exception {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] command = line.split("\t");
            List<String> queries = new ArrayList<>();
            for (int i = Integer.parseInt(command[command.length - 1]); i > 0; --i) queries.add(in.readLine());
            out.println(reply(command, queries));
            out.flush();
        }
    }

    private String reply(String[] command, List<String> queries) {
        try {
            switch (command[0]) {
                case "answer": return LuceneSearch.asLine(search.answer(queries.get(0), command[1]));
                case "time": return times(command[1], queries);
                case "warm": return warm(Double.parseDouble(command[1]), queries);
                case "rate": return rate(command[1], Integer.parseInt(command[2]), Double.parseDouble(command[3]), queries);
                default: return "error\tunknown command " + Arrays.toString(command);
            }
        } catch (Exception | LinkageError failure) {
            return "error\t" + failure.toString().replace('\n', ' ').replace('\t', ' ');
        }
    }

    private String times(String mode, List<String> queries) throws Exception {
        StringBuilder line = new StringBuilder();
        for (String query : queries) {
            long begin = System.nanoTime();
            search.answer(query, mode);
            line.append(System.nanoTime() - begin).append('\t');
        }
        return line.toString();
    }

    /**
     * For so long at least, and then until three passes over all queries and modes in turn are no more than 3 % faster
     * than the fastest before them; four times as long at most.
     */
    private String warm(double seconds, List<String> queries) throws Exception {
        long begin = System.nanoTime();
        long fastest = Long.MAX_VALUE;
        int passes = 0;
        for (int settled = 0; settled < 3; ++passes) {
            long start = System.nanoTime();
            for (String query : queries)
                for (String mode : MODES) search.answer(query, mode);
            long end = System.nanoTime();
            boolean enough = end - begin >= seconds * 1e9;
            settled = enough && end - start > 0.97 * fastest ? settled + 1 : 0;
            fastest = Math.min(fastest, end - start);
            if (end - begin > 4 * seconds * 1e9) break;
        }
        return "done " + passes;
    }

    private String rate(String mode, int threads, double seconds, List<String> queries) throws Exception {
        AtomicInteger answered = new AtomicInteger();
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        List<Thread> workers = new ArrayList<>();
        Exception[] failure = {null};
        for (int i = 0; i < threads; ++i) {
            int start = i * queries.size() / threads;
            workers.add(new Thread(() -> {
                try {
                    for (int at = start; System.nanoTime() < end; ++at, answered.incrementAndGet())
                        search.answer(queries.get(at % queries.size()), mode);
                } catch (Exception problem) {
                    failure[0] = problem;
                }
            }));
        }
        for (Thread worker : workers) worker.start();
        for (Thread worker : workers) worker.join();
        if (failure[0] != null) throw failure[0];
        return Double.toString(answered.get() / ((System.nanoTime() - begin) / 1e9));
    }
}
