/* doc: one article, in layers.
 *
 * Each stage fills its own fields from those filled before it and changes
 * none of them.  Layers refer to each other by index and to the text by
 * span, so a document can be dumped, compared and moved without chasing
 * pointers.  The comment on the right says who fills a field. */
#ifndef DOC_H
#define DOC_H

#include "base/arena.h"
#include "doc/labels.h"

struct span { uint32_t beg, end; };	/* bytes of doc->text, end exclusive */

/* The way back to the article: from byte `beg` of the text on, each code
 * point stands for `each` code points of the article, the first of them
 * being number `article`. */
struct anchor { uint32_t beg, article, each; };

/* An article as the input gave it; absent fields are empty. */
struct article {
	struct str id, path, url, title, language, date;
	struct str text;		/* UTF-8, as in the file              */
};

struct sentence {
	struct span at;
	uint32_t    tok, ntok;		/* token/                             */
	uint32_t    paragraph;		/* number, from 0                     */
	bool        is_headline;	/* a line of its own without an end   */
};

struct token {			/* a word as UD counts them           */
	struct span at;			/* both words of `zum` have the same  */
	struct str  form;		/* text of the word: `zu`, `dem`      */
	uint8_t     part, parts;	/* `dem` of `zum` 1 of 2, else 0 of 1 */
	bool        has_space;		/* white space follows                */
	bool        is_quoted;		/* reader/ in quotation marks that
					 * hold a clause                      */
	enum upos   upos;		/* reader/                            */
	uint8_t     feats[FEAT_COUNT];	/* reader/ enum feat_value            */
	struct str  lemma;		/* reader/                            */
	uint32_t    head;		/* reader/ token, NONE at the root    */
	uint32_t    child, next;	/* reader/ first word that hangs on it,
					 * next word that hangs where it does;
					 * NONE: none.  In text order         */
	enum deprel deprel;		/* reader/                            */
};

enum name_kind { NAME_PER, NAME_LOC, NAME_ORG, NAME_OTH, NAME_KIND_COUNT };
/* `Russland`, `russisch`, `Russland-freundlich` (GermEval 2014) */
enum name_form { NAME_WHOLE, NAME_DERIV, NAME_PART, NAME_FORM_COUNT };
extern const char *const name_kind_names[NAME_KIND_COUNT];

struct name {			/* what the reader takes for a name   */
	uint32_t       tok, ntok;
	enum name_kind kind;
	enum name_form form;
	float          score;		/* 0…1, the model's                   */
};

struct mention {			/* words that stand for an entity     */
	struct span       at;
	uint32_t          tok, ntok;
	uint32_t          head;		/* token that the tree hangs on       */
	enum mention_kind kind;
	enum entity_type  type;
	uint8_t           gender;	/* enum feat_value, NO_VALUE if open  */
	uint8_t           number;
	struct str        name;		/* uninflected                        */
	struct str        country;	/* ISO code, if the words tell it     */
	struct str        of;		/* canonical name of the organization
					 * that the words tell: Kreml-        */
	struct str        wikidata;
	struct str        sort;		/* class in its table: kin, leader    */
	struct str        class;	/* of a body: court, police           */
	uint32_t          owner;	/* entity/ whose an office is, NONE:
					 * nobody's                           */
	double            owner_score;	/* 0…1, of a model; below 0: told     */
	uint32_t          party;	/* entity/ FDP of FDP-Minister, NONE  */
	bool              is_origin;	/* entity/ a demonym that says where
					 * something comes from               */
	const char       *rule;		/* which rule of mention/ spoke       */
	ids               entities;	/* entity/ none, one, or `beide`      */
};

struct antecedent {			/* whom a reference may mean          */
	uint32_t  tok;			/* the reference's head               */
	uint32_t  holder;		/* of an office or demonym: its own
					 * entity; else NONE                  */
	enum reference_class class;
	ids       who;			/* entities; none: nobody             */
	uint64_t  features;		/* antecedent_has() knows which       */
	int       score;		/* thousandths                        */
};

struct entity {
	enum entity_type type;
	struct str       name;		/* fullest uninflected form here      */
	struct str       country;	/* ISO 3166-1 alpha-2                 */
	struct str       wikidata;
	uint8_t          gender;
};

struct relation {
	enum relation_type type;
	uint32_t    source, target;	/* entities                           */
	struct str  label;
	struct str  since, until;	/* ISO 8601, or empty                 */
	bool        is_former;
	struct span at;			/* the words that say so              */
	uint32_t    sentence;
	const char *rule;
	double      score;		/* 0…1, a model's; below 0: a rule's  */
	double      confidence;
};

struct event_role {
	enum role role;
	uint32_t  entity, mention;
};

struct event {
	enum event_type type;
	uint32_t    mode;		/* of event_modes, or NONE            */
	uint32_t    trigger;		/* token                              */
	struct span at;			/* the trigger's words                */
	struct str  label;		/* its lemma                          */
	VEC(struct event_role) roles;	/* in the order of the text           */
	enum status status;
	struct str  date;		/* ISO 8601, as exact as known        */
	struct str  rule;
	double      score;		/* 0…1, of what was learned, where the
					 * rules do not say the same; else -1 */
	double      confidence;		/* 0…1; 0 before event_judge()        */
	uint32_t    open;		/* token of a thing in the target's
					 * slot that is nobody: `den Schritt`;
					 * or NONE                            */
	uint32_t    occasion;		/* the first event of this document
					 * that tells of the same             */
};

struct doc {
	struct arena   mem;		/* owns everything below              */
	struct article article;		/* input; strings copied              */
	struct str     text;		/* text/ clean UTF-8, NFC             */
	VEC(struct anchor)   anchors;	/* text/ sorted, covers the text      */
	VEC(struct sentence) sentences;	/* token/ in order, no overlap        */
	VEC(struct token)    tokens;	/* token/ reader/                     */
	VEC(struct name)     names;	/* reader/ in order, no overlap       */
	struct str           date;	/* mention/ of publication, or empty  */
	VEC(struct mention)  mentions;	/* mention/ by tok, then longest      */
	VEC(struct entity)   entities;	/* entity/                            */
	VEC(struct antecedent) antecedents;	/* entity/ nobody comes first */
	VEC(struct relation) relations;	/* event/                             */
	VEC(struct event)    events;	/* event/                             */
};

/* A document with only the article filled, copied. */
struct doc *doc_new(const struct article *);
void doc_free(struct doc *);

static inline struct str
doc_str(const struct doc *d, struct span at)
{
	return (struct str){ d->text.s + at.beg, at.end - at.beg };
}

/* The code points of the article that these bytes of the text stand for. */
struct span doc_article_span(const struct doc *, struct span);

/* The sentence that holds the token. */
uint32_t doc_sentence_of(const struct doc *, uint32_t tok);

/* From the first token's first byte to the last one's end. */
struct span doc_tokens_span(const struct doc *, uint32_t tok, uint32_t ntok);

static inline bool
tok_has(const struct token *t, enum feat_value v)
{
	return t->feats[feat_values[v].feat] == v;
}

/* A finite verb or auxiliary? */
static inline bool
tok_is_finite(const struct token *t)
{
	return (t->upos == UPOS_VERB || t->upos == UPOS_AUX) &&
	    (tok_has(t, MOOD_IND) || tok_has(t, MOOD_SUB));
}

/* A subject of its clause, of the active or the passive? */
static inline bool
tok_is_subject(const struct token *t)
{
	return t->deprel == DEP_NSUBJ || t->deprel == DEP_NSUBJ_PASS;
}

/* The one entity of a mention; NONE if it has none or several. */
static inline uint32_t
the_entity(const struct mention *m)
{
	return m->entities.n == 1 ? m->entities.at[0] : NONE;
}

/* Has it this feature, a number of reference_features() of its class? */
bool antecedent_has(const struct antecedent *, uint32_t feature);

/* Has the entity this role in the event? */
bool event_has(const struct event *, enum role, uint32_t entity);

/* Of each token the mention whose head it is, or NONE; of two with one head
 * the first, longer one.  In doc->mem. */
uint32_t *doc_mentions_by_head(struct doc *);

/* The first mention that begins at the token or behind it, or mentions.n. */
uint32_t doc_mention_from(const struct doc *, uint32_t tok);

/* The form that KNOWLEDGE.md knows. */
enum mention_form mention_form(enum mention_kind);

/* Fill `child` and `next` of all tokens from their heads. */
void doc_link_children(struct doc *);

/* Fill `is_quoted` of all tokens from their tags. */
void doc_find_quoted(struct doc *);

/* The verb's lemma with its particle: `angehören` of `gehört … an`. */
struct str doc_verb_lemma(struct doc *, uint32_t verb);

/* The first child of `tok` with this relation, of those behind its child
 * `after` if that is not NONE; or NONE. */
uint32_t tok_child(const struct doc *, uint32_t tok, enum deprel,
    uint32_t after);

/* Does the token hang on `top`, directly or not, or is it that? */
bool tok_is_below(const struct doc *, uint32_t tok, uint32_t top);

/* The token that a hyphen joins to the left of `tok` (`US` of US-Regierung),
 * or NONE. */
uint32_t tok_hyphen_left(const struct doc *, uint32_t tok);

/* Every index and span in bounds, every layer in order, every tree a tree:
 * what each stage promises.  Asserted after every stage. */
bool doc_ok(const struct doc *);

#endif
