import java.awt.Color;
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.logging.*;
import org.gephi.graph.api.*;
import org.gephi.graph.api.types.TimeSet;
import org.gephi.io.importer.api.*;
import org.gephi.io.importer.plugin.file.spreadsheet.ImporterSpreadsheetCSV;
import org.gephi.io.processor.plugin.*;
import org.gephi.project.api.*;
import org.openide.util.Lookup;

/**
 * What Gephi's importers make of files, without merging parallel edges: a line of JSON a file, as run.py wants it.
 * With -Dscale=true places and sizes are scaled, as the import dialog does unless told.
 * A folder holds nodes.csv and edges.csv.
 *
 *   java -cp gephi-toolkit-VERSION-all.jar GephiRead.java FILE...
 */
public class GephiRead {
    static final List<String> told = new ArrayList<>();

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        listen();
        for (String arg : args) {
            Map<String, Object> line = new LinkedHashMap<>();
            told.clear();
            try {
                describe(load(new File(arg)), line);
            } catch (Exception e) {
                told.add(e.toString());
            }
            if (!told.isEmpty()) line.put("failed", String.join("; ", told));
            line.put("version", System.getProperty("java.class.path").replaceAll(".*gephi-toolkit-([0-9.]*[0-9]).*", "$1"));
            out.println(json(line));
        }
        System.exit(0);
    }

    /** What Gephi logs as severe is not always in its report. */
    static void listen() {
        Logger root = Logger.getLogger("");
        for (Handler h : root.getHandlers()) root.removeHandler(h);
        root.addHandler(new Handler() {
            public void publish(LogRecord r) {
                if (r.getLevel().intValue() >= Level.SEVERE.intValue() && !String.valueOf(r.getThrown()).contains("Headless"))
                    told.add(r.getMessage() + " " + r.getThrown());
            }
            public void flush() { }
            public void close() { }
        });
    }

    static Graph load(File file) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        Workspace space = projects.getCurrentWorkspace();
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        if (file.isDirectory()) {
            take(importer, space, table(importer, new File(file, "nodes.csv")), new DefaultProcessor());
            take(importer, space, table(importer, new File(file, "edges.csv")), new AppendProcessor());
        } else
            take(importer, space, importer.importFile(file), new DefaultProcessor());
        return Lookup.getDefault().lookup(GraphController.class).getGraphModel(space).getGraph();
    }

    /** As the spreadsheet dialog does it by itself. */
    static Container table(ImportController importer, File file) throws Exception {
        ImporterSpreadsheetCSV csv = new ImporterSpreadsheetCSV();
        csv.setFile(file);
        csv.refreshAutoDetections();
        return importer.importFile(file, csv);
    }

    static void take(ImportController importer, Workspace space, Container container, org.gephi.io.processor.spi.Processor how) {
        container.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.NO_MERGE);
        container.getLoader().setAutoScale(Boolean.getBoolean("scale"));
        issues(container);
        importer.process(container, how, space);
        issues(container);
    }

    static void issues(Container container) {
        for (Iterator<Issue> i = container.getReport().getIssues(1000); i.hasNext();) {
            Issue issue = i.next();
            if (issue.getLevel() != Issue.Level.INFO) told.add(issue.getLevel() + ": " + issue.getMessage());
        }
    }

    static void describe(Graph graph, Map<String, Object> line) {
        Map<String, Object> nodes = new LinkedHashMap<>(), edges = new LinkedHashMap<>();
        boolean directed = true;
        for (Node n : graph.getNodes().toArray()) {
            Map<String, Object> a = new LinkedHashMap<>();
            Color c = n.getColor();
            a.put("x", n.x());
            a.put("y", n.y());
            a.put("size", n.size());
            a.put("color", String.format("#%02x%02x%02x", c.getRed(), c.getGreen(), c.getBlue()));
            nodes.put(n.getId().toString(), row(n, a));
        }
        for (Edge e : graph.getEdges().toArray()) {
            Map<String, Object> a = new LinkedHashMap<>();
            a.put("source", e.getSource().getId());
            a.put("target", e.getTarget().getId());
            a.put("weight", e.getWeight());
            row(e, a);
            // the relation keeps parallel edges apart
            Object kind = a.get("kind");
            if (kind == null) a.put("kind", e.getTypeLabel());
            else if (e.getTypeLabel() != null && !e.getTypeLabel().equals(kind)) told.add("the relation is " + e.getTypeLabel() + ", not " + kind);
            directed &= e.isDirected();
            edges.put(e.getId().toString(), a);
        }
        line.put("nodes", nodes);
        line.put("edges", edges);
        line.put("directed", directed);
    }

    static Map<String, Object> row(Element e, Map<String, Object> a) {
        a.put("label", e.getLabel());
        for (Column c : e.getTable()) {
            Object v = e.getAttribute(c);
            if (v != null && (!c.isProperty() || c.getId().equals("timeset"))) a.put(c.getTitle(), v instanceof TimeSet ? v.toString() : v);
        }
        return a;
    }

    static String json(Object v) {
        StringJoiner j = new StringJoiner(",", v instanceof Map ? "{" : "[", v instanceof Map ? "}" : "]");
        if (v instanceof Map) ((Map<?, ?>) v).forEach((k, x) -> j.add(json(k) + ":" + json(x)));
        else if (v instanceof Collection) ((Collection<?>) v).forEach(x -> j.add(json(x)));
        else if (v instanceof Object[]) for (Object x : (Object[]) v) j.add(json(x));
        else if (v == null || v instanceof Number || v instanceof Boolean) return String.valueOf(v);
        else {
            StringBuilder b = new StringBuilder("\"");
            for (char c : v.toString().toCharArray())
                b.append(c == '"' || c == '\\' ? "\\" + c : c < 0x20 ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            return b.append('"').toString();
        }
        return j.toString();
    }
}
