import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.logging.*;
import org.gephi.graph.api.*;
import org.gephi.io.importer.api.*;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.*;
import org.openide.util.Lookup;

/**
 * What Gephi's importer makes of a file, without merging parallel edges, as JSON:
 * {"nodes": {id: {attribute: value}}, "edges": {id: {"source": id, "target": id, "kind ": relation, ...}}, "told": [...]}
 *
 *   java -cp gephi-toolkit-all.jar GephiRead.java FILE
 */
public class GephiRead {
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        List<String> told = new ArrayList<>();
        Logger root = Logger.getLogger("");
        for (Handler h : root.getHandlers()) root.removeHandler(h);
        Lookup.getDefault().lookup(ProjectController.class).newProject();
        Workspace space = Lookup.getDefault().lookup(ProjectController.class).getCurrentWorkspace();
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        Container container = importer.importFile(new File(args[0]));
        container.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.NO_MERGE);
        container.getLoader().setAutoScale(false);
        issues(container, told);
        importer.process(container, new DefaultProcessor(), space);
        issues(container, told);
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel(space);
        Map<String, Object> nodes = new LinkedHashMap<>(), edges = new LinkedHashMap<>();
        for (Node n : model.getGraph().getNodes().toArray()) nodes.put(n.getId().toString(), row(n, new LinkedHashMap<>()));
        for (Edge e : model.getGraph().getEdges().toArray()) {
            Map<String, Object> a = new LinkedHashMap<>();
            a.put("source", e.getSource().getId());
            a.put("target", e.getTarget().getId());
            a.put("weight", e.getWeight());
            a.put("relation of gephi", e.getTypeLabel());
            a.put("directed of gephi", e.isDirected());
            edges.put(e.getId().toString(), row(e, a));
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("nodes", nodes);
        all.put("edges", edges);
        all.put("told", told);
        out.println(json(all));
    }

    static void issues(Container container, List<String> told) {
        for (Iterator<Issue> i = container.getReport().getIssues(1000); i.hasNext();) {
            Issue issue = i.next();
            if (issue.getLevel() != Issue.Level.INFO) told.add(issue.getLevel() + ": " + issue.getMessage());
        }
    }

    static Map<String, Object> row(Element e, Map<String, Object> a) {
        a.put("label", e.getLabel());
        for (Column c : e.getTable())
            if (!c.isProperty() && e.getAttribute(c) != null) a.put(c.getTitle(), e.getAttribute(c));
        return a;
    }

    static String json(Object v) {
        StringJoiner j = new StringJoiner(",", v instanceof Map ? "{" : "[", v instanceof Map ? "}" : "]");
        if (v instanceof Map) ((Map<?, ?>) v).forEach((k, x) -> j.add(json(k) + ":" + json(x)));
        else if (v instanceof Collection) ((Collection<?>) v).forEach(x -> j.add(json(x)));
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
