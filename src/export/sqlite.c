/* sqlite: the knowledge as tables that refer to each other by the ids of
 * knowledge JSON; nothing is left out.
 *
 * Offsets are code points of the article.  `told` has what one document tells
 * otherwise than the event.  Without a journal: the file is new, and takes its
 * place only when it is whole. */
#include <sqlite3.h>

#include "base/diag.h"
#include "export/reread.h"

static const char schema[] =
"CREATE TABLE documents (id TEXT PRIMARY KEY, path TEXT, url TEXT,\n"
" title TEXT, language TEXT, date TEXT, length INTEGER,\n"
" copy_of TEXT REFERENCES documents);\n"
"CREATE TABLE entities (id TEXT PRIMARY KEY, type TEXT NOT NULL,\n"
" name TEXT NOT NULL, country TEXT, gender TEXT, wikidata TEXT);\n"
"CREATE TABLE aliases (entity TEXT NOT NULL REFERENCES entities,\n"
" alias TEXT NOT NULL);\n"
"CREATE TABLE called (entity TEXT NOT NULL REFERENCES entities,\n"
" number INTEGER NOT NULL, document TEXT REFERENCES documents,\n"
" name TEXT NOT NULL, merged_by TEXT NOT NULL, country TEXT, gender TEXT,\n"
" wikidata TEXT, office TEXT, state TEXT, PRIMARY KEY (entity, number));\n"
"CREATE TABLE mentions (entity TEXT NOT NULL REFERENCES entities,\n"
" document TEXT NOT NULL REFERENCES documents,\n"
" begin_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, text TEXT,\n"
" form TEXT NOT NULL, called INTEGER NOT NULL);\n"
"CREATE TABLE relations (id TEXT PRIMARY KEY, type TEXT NOT NULL,\n"
" source TEXT NOT NULL REFERENCES entities,\n"
" target TEXT NOT NULL REFERENCES entities, label TEXT,\n"
" former INTEGER NOT NULL, since TEXT, until TEXT,\n"
" confidence REAL NOT NULL);\n"
"CREATE TABLE events (id TEXT PRIMARY KEY, type TEXT NOT NULL, mode TEXT,\n"
" label TEXT, date TEXT, status TEXT NOT NULL,\n"
" place TEXT REFERENCES entities, attribution TEXT REFERENCES entities,\n"
" intensity REAL NOT NULL, confidence REAL NOT NULL);\n"
"CREATE TABLE roles (event TEXT NOT NULL REFERENCES events,\n"
" role TEXT NOT NULL, entity TEXT NOT NULL REFERENCES entities);\n"
"CREATE TABLE evidence (id INTEGER PRIMARY KEY,\n"
" event TEXT REFERENCES events, relation TEXT REFERENCES relations,\n"
" document TEXT NOT NULL REFERENCES documents,\n"
" begin_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL,\n"
" found_by TEXT, rule TEXT, score REAL, sentence_begin INTEGER,\n"
" sentence_end INTEGER, sentence TEXT,\n"
" CHECK ((event IS NULL) <> (relation IS NULL)));\n"
"CREATE TABLE evidence_roles (\n"
" evidence INTEGER NOT NULL REFERENCES evidence, role TEXT NOT NULL,\n"
" entity TEXT NOT NULL REFERENCES entities,\n"
" begin_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL);\n"
"CREATE TABLE told (evidence INTEGER NOT NULL REFERENCES evidence,\n"
" key TEXT NOT NULL, value TEXT);\n";

static const char indexes[] =
"CREATE INDEX alias_names ON aliases (alias);\n"
"CREATE INDEX entity_names ON entities (name);\n"
"CREATE INDEX entity_aliases ON aliases (entity);\n"
"CREATE INDEX entity_mentions ON mentions (entity);\n"
"CREATE INDEX document_mentions ON mentions (document);\n"
"CREATE INDEX relation_sources ON relations (source);\n"
"CREATE INDEX relation_targets ON relations (target);\n"
"CREATE INDEX event_dates ON events (date);\n"
"CREATE INDEX event_types ON events (type);\n"
"CREATE INDEX event_roles ON roles (event);\n"
"CREATE INDEX entity_roles ON roles (entity);\n"
"CREATE INDEX event_evidence ON evidence (event);\n"
"CREATE INDEX relation_evidence ON evidence (relation);\n"
"CREATE INDEX document_evidence ON evidence (document);\n"
"CREATE INDEX roles_of_evidence ON evidence_roles (evidence);\n"
"CREATE INDEX told_of_evidence ON told (evidence);\n"
"CREATE VIEW who_whom AS SELECT s.entity AS source, t.entity AS target,\n"
" e.id AS event, e.type, e.label, e.date, e.status, e.intensity\n"
" FROM events e JOIN roles s ON s.event = e.id AND s.role = 'source'\n"
" JOIN roles t ON t.event = e.id AND t.role = 'target';\n";

enum table { DOCUMENTS, ENTITIES, ALIASES, CALLED, MENTIONS, RELATIONS, EVENTS,
	ROLES, EVIDENCE, EVIDENCE_ROLES, TOLD, TABLE_COUNT };

static const char *const inserts[TABLE_COUNT] = {
	[DOCUMENTS] = "INSERT INTO documents VALUES (?,?,?,?,?,?,?,?)",
	[ENTITIES]  = "INSERT INTO entities VALUES (?,?,?,?,?,?)",
	[ALIASES]   = "INSERT INTO aliases VALUES (?,?)",
	[CALLED]    = "INSERT INTO called VALUES (?,?,?,?,?,?,?,?,?,?)",
	[MENTIONS]  = "INSERT INTO mentions VALUES (?,?,?,?,?,?,?)",
	[RELATIONS] = "INSERT INTO relations VALUES (?,?,?,?,?,?,?,?,?)",
	[EVENTS]    = "INSERT INTO events VALUES (?,?,?,?,?,?,?,?,?,?)",
	[ROLES]     = "INSERT INTO roles VALUES (?,?,?)",
	[EVIDENCE]  =
	    "INSERT INTO evidence VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
	[EVIDENCE_ROLES] = "INSERT INTO evidence_roles VALUES (?,?,?,?,?)",
	[TOLD]      = "INSERT INTO told VALUES (?,?,?)",
};

/* In the order in which they were written. */
static const char *const selects[TABLE_COUNT] = {
	[DOCUMENTS] = "SELECT * FROM documents ORDER BY rowid",
	[ENTITIES]  = "SELECT * FROM entities ORDER BY rowid",
	[ALIASES]   = "SELECT * FROM aliases ORDER BY rowid",
	[CALLED]    = "SELECT * FROM called ORDER BY rowid",
	[MENTIONS]  = "SELECT * FROM mentions ORDER BY rowid",
	[RELATIONS] = "SELECT * FROM relations ORDER BY rowid",
	[EVENTS]    = "SELECT * FROM events ORDER BY rowid",
	[ROLES]     = "SELECT * FROM roles ORDER BY rowid",
	[EVIDENCE]  = "SELECT * FROM evidence ORDER BY rowid",
	[EVIDENCE_ROLES] = "SELECT * FROM evidence_roles ORDER BY rowid",
	[TOLD]      = "SELECT * FROM told ORDER BY rowid",
};

struct writer {
	const struct knowledge *k;
	sqlite3      *db;
	sqlite3_stmt *inserts[TABLE_COUNT], *row;	/* the one begun      */
	int           at;		/* its next value                     */
	int           error;		/* the first, or SQLITE_OK            */
	int64_t       nevidence;
	/* to check: rows are read instead of written, and compared */
	struct differences differ;	/* without a path: write              */
	bool          is_absent;	/* there is no such row               */
};

/* ---- values and rows -------------------------------------------------- */

static void
keep(struct writer *w, int result)
{
	if (w->error == SQLITE_OK && result != SQLITE_OK &&
	    result != SQLITE_DONE)
		w->error = result;
}

/* The value just compared, or the row, is not what was written. */
static void
say(struct writer *w)
{
	buf_printf(&w->differ.text, w->is_absent ? "`%s`: a row is missing"
	    : "`%s`: %s is not what was written", sqlite3_sql(w->row),
	    sqlite3_column_name(w->row, w->at - 1));
	reread_differs(&w->differ);
}

static void
begin_row(struct writer *w, enum table t)
{
	w->row = w->inserts[t];
	w->at = 1;
	if (w->differ.path == NULL)
		return;
	w->is_absent = sqlite3_step(w->row) != SQLITE_ROW;
	if (w->is_absent)
		say(w);
}

static void
end_row(struct writer *w)
{
	if (w->error != SQLITE_OK || w->differ.path != NULL)
		return;
	keep(w, sqlite3_step(w->row));
	keep(w, sqlite3_reset(w->row));
}

/* Goes on to the next value; was the last one read back as it is? */
static void
compared(struct writer *w, bool is_same)
{
	if (!is_same && !w->is_absent)
		say(w);
	w->at++;
}

static void
put_null(struct writer *w)
{
	if (w->differ.path != NULL)
		compared(w, sqlite3_column_type(w->row, w->at - 1) ==
		    SQLITE_NULL);
	else
		keep(w, sqlite3_bind_null(w->row, w->at++));
}

static void
put_text(struct writer *w, struct str s)
{
	if (w->differ.path != NULL)
		compared(w, str_eq(s, str_of((const char *)
		    sqlite3_column_text(w->row, w->at - 1))));
	else
		keep(w, sqlite3_bind_text64(w->row, w->at++, s.n > 0 ? s.s
		    : "", s.n, SQLITE_STATIC, SQLITE_UTF8));
}

/* NULL where there is none. */
static void
put_known(struct writer *w, struct str s)
{
	if (s.n > 0)
		put_text(w, s);
	else
		put_null(w);
}

static void
put_count(struct writer *w, int64_t n)
{
	if (w->differ.path != NULL)
		compared(w, sqlite3_column_int64(w->row, w->at - 1) == n);
	else
		keep(w, sqlite3_bind_int64(w->row, w->at++, n));
}

static void
put_real(struct writer *w, double x)
{
	if (w->differ.path != NULL)
		compared(w, sqlite3_column_double(w->row, w->at - 1) == x);
	else
		keep(w, sqlite3_bind_double(w->row, w->at++, x));
}

static void
put_entity(struct writer *w, uint32_t i)
{
	put_known(w, i != NONE ? w->k->entities.at[i].id : STR(""));
}

static void
put_document(struct writer *w, uint32_t i)
{
	put_known(w, i != NONE ? w->k->documents.at[i].id : STR(""));
}

static void
put_gender(struct writer *w, uint8_t gender)
{
	put_known(w, gender == GENDER_FEM ? STR("f")
	    : gender == GENDER_MASC ? STR("m") : STR(""));
}

/* ---- records ---------------------------------------------------------- */

static void
put_documents(struct writer *w)
{
	for (uint32_t i = 0; i < w->k->documents.n; i++) {
		const struct k_document *d = &w->k->documents.at[i];

		begin_row(w, DOCUMENTS);
		put_text(w, d->id);
		put_known(w, d->path);
		put_known(w, d->url);
		put_known(w, d->title);
		put_known(w, d->language);
		put_known(w, d->date);
		put_count(w, d->length);
		put_document(w, d->copy_of);
		end_row(w);
	}
}

static void
put_called(struct writer *w, const struct k_entity *e)
{
	for (uint32_t i = 0; i < e->called.n; i++) {
		const struct k_called *c = &e->called.at[i];

		begin_row(w, CALLED);
		put_text(w, e->id);
		put_count(w, i);
		put_document(w, c->document);
		put_text(w, c->name);
		put_text(w, str_of(merge_rule_names[c->by]));
		put_known(w, c->country);
		put_gender(w, c->gender);
		put_known(w, c->wikidata);
		put_known(w, c->office);
		put_known(w, c->state);
		end_row(w);
	}
}

static void
put_mentions(struct writer *w, const struct k_entity *e)
{
	for (uint32_t i = 0; i < e->mentions.n; i++) {
		const struct k_mention *m = &e->mentions.at[i];

		begin_row(w, MENTIONS);
		put_text(w, e->id);
		put_document(w, m->document);
		put_count(w, m->begin);
		put_count(w, m->end);
		put_known(w, m->text);
		put_text(w, str_of(mention_form_names[m->form]));
		put_count(w, m->called);
		end_row(w);
	}
}

static void
put_entities(struct writer *w)
{
	for (uint32_t i = 0; i < w->k->entities.n; i++) {
		const struct k_entity *e = &w->k->entities.at[i];

		begin_row(w, ENTITIES);
		put_text(w, e->id);
		put_text(w, str_of(entity_type_names[e->type]));
		put_text(w, e->name);
		put_known(w, e->country);
		put_gender(w, e->gender);
		put_known(w, e->wikidata);
		end_row(w);
		for (uint32_t a = 0; a < e->aliases.n; a++) {
			begin_row(w, ALIASES);
			put_text(w, e->id);
			put_text(w, e->aliases.at[a]);
			end_row(w);
		}
		put_called(w, e);
		put_mentions(w, e);
	}
}

static void
put_told(struct writer *w, const char *key, struct str value)
{
	begin_row(w, TOLD);
	put_count(w, w->nevidence);
	put_text(w, str_of(key));
	put_known(w, value);
	end_row(w);
}

/* A row each; one without a value when there are none. */
static void
put_told_entities(struct writer *w, const char *key, const ids *list)
{
	for (uint32_t i = 0; i < list->n; i++)
		put_told(w, key, w->k->entities.at[list->at[i]].id);
	if (list->n == 0)
		put_told(w, key, STR(""));
}

static void
put_told_entity(struct writer *w, const char *key, uint32_t i)
{
	put_told(w, key, i != NONE ? w->k->entities.at[i].id : STR(""));
}

static void
put_all_told(struct writer *w, const struct k_told *t)
{
	if (t->has_type)
		put_told(w, "type", str_of(event_type_names[t->type]));
	if (t->has_source)
		put_told_entities(w, "source", &t->source);
	if (t->has_target)
		put_told_entities(w, "target", &t->target);
	if (t->has_place)
		put_told_entity(w, "place", t->place);
	if (t->has_date)
		put_told(w, "date", t->date);
	if (t->has_status)
		put_told(w, "status", str_of(status_names[t->status]));
	if (t->has_attribution)
		put_told_entity(w, "attribution", t->attribution);
}

/* Of an event or a relation; the other id is empty. */
static void
put_evidence(struct writer *w, struct str event, struct str relation,
    const struct k_evidence *e)
{
	begin_row(w, EVIDENCE);
	put_count(w, ++w->nevidence);
	put_known(w, event);
	put_known(w, relation);
	put_document(w, e->document);
	put_count(w, e->begin);
	put_count(w, e->end);
	put_known(w, e->by);
	put_known(w, e->rule);
	if (e->score < 0)
		put_null(w);
	else
		put_real(w, e->score);
	put_count(w, e->sentence_begin);
	put_count(w, e->sentence_end);
	put_known(w, e->text);
	end_row(w);
	for (uint32_t i = 0; i < e->roles.n; i++) {
		const struct k_role *r = &e->roles.at[i];

		begin_row(w, EVIDENCE_ROLES);
		put_count(w, w->nevidence);
		put_text(w, str_of(role_names[r->role]));
		put_entity(w, r->entity);
		put_count(w, r->begin);
		put_count(w, r->end);
		end_row(w);
	}
	if (e->told != NULL)
		put_all_told(w, e->told);
}

static void
put_relations(struct writer *w)
{
	for (uint32_t i = 0; i < w->k->relations.n; i++) {
		const struct k_relation *r = &w->k->relations.at[i];

		begin_row(w, RELATIONS);
		put_text(w, r->id);
		put_text(w, str_of(relation_type_names[r->type]));
		put_entity(w, r->source);
		put_entity(w, r->target);
		put_known(w, r->label);
		put_count(w, r->is_former);
		put_known(w, r->since);
		put_known(w, r->until);
		put_real(w, r->confidence);
		end_row(w);
		for (uint32_t e = 0; e < r->evidence.n; e++)
			put_evidence(w, STR(""), r->id, &r->evidence.at[e]);
	}
}

static void
put_role(struct writer *w, const struct k_event *e, enum role role,
    uint32_t entity)
{
	if (entity == NONE)
		return;
	begin_row(w, ROLES);
	put_text(w, e->id);
	put_text(w, str_of(role_names[role]));
	put_entity(w, entity);
	end_row(w);
}

static void
put_events(struct writer *w)
{
	for (uint32_t i = 0; i < w->k->events.n; i++) {
		const struct k_event *e = &w->k->events.at[i];

		begin_row(w, EVENTS);
		put_text(w, e->id);
		put_text(w, str_of(event_type_names[e->type]));
		put_known(w, str_of(e->mode != NONE
		    ? event_modes[e->mode].name : NULL));
		put_known(w, e->label);
		put_known(w, e->date);
		put_text(w, str_of(status_names[e->status]));
		put_entity(w, e->place);
		put_entity(w, e->attribution);
		put_real(w, e->intensity);
		put_real(w, e->confidence);
		end_row(w);
		for (uint32_t j = 0; j < e->source.n; j++)
			put_role(w, e, ROLE_SOURCE, e->source.at[j]);
		for (uint32_t j = 0; j < e->target.n; j++)
			put_role(w, e, ROLE_TARGET, e->target.at[j]);
		put_role(w, e, ROLE_PLACE, e->place);
		put_role(w, e, ROLE_ATTRIBUTION, e->attribution);
		for (uint32_t j = 0; j < e->evidence.n; j++)
			put_evidence(w, e->id, STR(""), &e->evidence.at[j]);
	}
}

/* ---- the file --------------------------------------------------------- */

static void
run(struct writer *w, const char *sql)
{
	if (w->error == SQLITE_OK)
		keep(w, sqlite3_exec(w->db, sql, NULL, NULL, NULL));
}

/* All rows, by these statements. */
static void
put_all(struct writer *w, const char *const *statements)
{
	for (int t = 0; t < TABLE_COUNT && w->error == SQLITE_OK; t++)
		keep(w, sqlite3_prepare_v2(w->db, statements[t], -1,
		    &w->inserts[t], NULL));
	if (w->error != SQLITE_OK)
		return;
	put_documents(w);
	put_entities(w);
	put_relations(w);
	put_events(w);
}

int
sqlite_write(const struct knowledge *k, const char *path,
    const char **why_out)
{
	struct writer w = { .k = k };

	keep(&w, sqlite3_open_v2(path, &w.db, SQLITE_OPEN_READWRITE, NULL));
	run(&w, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
	    "PRAGMA user_version = 1; BEGIN");
	run(&w, schema);
	put_all(&w, inserts);
	for (int t = 0; t < TABLE_COUNT; t++)
		sqlite3_finalize(w.inserts[t]);
	run(&w, indexes);
	run(&w, "COMMIT");
	keep(&w, sqlite3_close(w.db));
	*why_out = sqlite3_errstr(w.error);
	return w.error == SQLITE_OK ? 0 : -1;
}

int
reread_sqlite(const struct knowledge *k, const char *path)
{
	struct writer w = { .k = k, .differ.path = path };

	keep(&w, sqlite3_open_v2(path, &w.db, SQLITE_OPEN_READONLY, NULL));
	put_all(&w, selects);
	for (int t = 0; t < TABLE_COUNT && w.error == SQLITE_OK; t++)
		if (sqlite3_step(w.inserts[t]) == SQLITE_ROW) {
			buf_lit(&w.differ.text, "rows that nobody wrote");
			reread_differs(&w.differ);
		}
	for (int t = 0; t < TABLE_COUNT; t++)
		sqlite3_finalize(w.inserts[t]);
	sqlite3_close(w.db);
	if (w.error != SQLITE_OK)
		diag(DIAG_REREAD, path, 0, sqlite3_errstr(w.error));
	return reread_end(&w.differ) == 0 && w.error == SQLITE_OK ? 0 : -1;
}
