-- Who did what to whom, how often: the table of all that is.
SELECT s.name, w.type, t.name, count(*) AS n FROM who_whom w
JOIN entities s ON s.id = w.source JOIN entities t ON t.id = w.target
WHERE w.status = 'actual' GROUP BY s.id, w.type, t.id ORDER BY n DESC, s.name, w.type, t.name;
-- Where it is said that somebody accused somebody: document, offset, sentence.
SELECT d.date, d.id, e.begin_offset, e.sentence FROM evidence e
JOIN documents d ON d.id = e.document JOIN events v ON v.id = e.event
WHERE v.type = 'ACCUSE' ORDER BY d.date, d.id, e.begin_offset;
-- What a name may stand for, and how often it was said.
SELECT n.id, n.type, count(m.entity) FROM entities n
LEFT JOIN mentions m ON m.entity = n.id
WHERE n.name = 'Südmark' OR n.id IN (SELECT entity FROM aliases WHERE alias = 'Südmark') GROUP BY n.id;
