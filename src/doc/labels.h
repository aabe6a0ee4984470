/* labels: the closed lists that the field has fixed (UD, PLOVER) and our own
 * few, each with its spelling.  The lists live in the .def files. */
#ifndef LABELS_H
#define LABELS_H

#include "base/str.h"

enum upos {
#define UPOS(x) UPOS_##x,
#include "doc/upos.def"
#undef UPOS
	UPOS_COUNT
};

enum feat {
#define FEAT(id, text) FEAT_##id,
#define VALUE(f, id, text)
#include "doc/feats.def"
#undef FEAT
#undef VALUE
	FEAT_COUNT
};

/* Values of all features in one numbering, NO_VALUE is 0: CASE_NOM, … */
enum feat_value {
	NO_VALUE,
#define FEAT(id, text)
#define VALUE(f, id, text) f##_##id,
#include "doc/feats.def"
#undef FEAT
#undef VALUE
	FEAT_VALUE_COUNT
};

enum deprel {
#define DEPREL(id, text) DEP_##id,
#include "doc/deprel.def"
#undef DEPREL
	DEP_COUNT
};

enum entity_type { PERSON, ORGANIZATION, COUNTRY, PLACE, ENTITY_TYPE_COUNT };
enum mention_form { FORM_NAME, FORM_DESCRIPTION, FORM_PRONOUN, FORM_COUNT };

/* What kind of words stands for an entity. */
enum mention_kind {
	KIND_NAME,		/* Kim Jong Un, Vereinte Nationen      */
	KIND_DEMONYM,		/* russische, die Russen, US- in US-Beamte */
	KIND_OFFICE,		/* Präsident, Außenministerin          */
	KIND_BODY,		/* Regierung, Armee, Beamte            */
	KIND_NOUN,		/* Gastgeber, Machthaber, Land         */
	KIND_PERSONAL,		/* er, ihr                             */
	KIND_POSSESSIVE,	/* sein, ihr                           */
	KIND_RELATIVE,		/* der, die, das                       */
	KIND_BOTH,		/* beide                               */
	MENTION_KIND_COUNT
};
/* References that are learned apart, and what speaks for a candidate. */
enum reference_class {
	REFERENCE_PERSONAL,	/* er, ihr                             */
	REFERENCE_POSSESSIVE,	/* sein, ihr                           */
	REFERENCE_THIS,		/* dieser                              */
	REFERENCE_SPEAKER,	/* ich, wir, unser in a quotation      */
	REFERENCE_OFFICE,	/* der Präsident                       */
	REFERENCE_PERSON,	/* der Politiker                       */
	REFERENCE_THING,	/* die Partei                          */
	REFERENCE_SITE,		/* die Stadt, das Werk                 */
	REFERENCE_LAND,		/* das Land, der Nachbar               */
	REFERENCE_DEMONYM,	/* russische, die Russen               */
	REFERENCE_OWNER,	/* whose an office is                  */
	REFERENCE_BODY,		/* whose a body is                     */
	REFERENCE_CLASS_COUNT
};
enum reference_feature {
#define FEATURE(name) F_##name,
#include "doc/references.def"
#undef FEATURE
	REFERENCE_FEATURE_COUNT
};
enum owner_feature {
#define OWNER(name) OWNER_##name,
#include "doc/owners.def"
#undef OWNER
	OWNER_FEATURE_COUNT
};
enum demonym_feature {
#define DEMONYM(name) DEMONYM_##name,
#include "doc/demonyms.def"
#undef DEMONYM
	DEMONYM_FEATURE_COUNT
};
enum relation_type {
	HOLDS_OFFICE, MEMBER_OF, PART_OF, LOCATED_IN, KIN, RELATION_TYPE_COUNT
};
enum status { ACTUAL, PLANNED, POSSIBLE, NEGATED, STATUS_COUNT };
enum role {
	ROLE_SOURCE, ROLE_TARGET, ROLE_PLACE, ROLE_ATTRIBUTION, ROLE_COUNT
};

/* `NO_EVENT` is 0, so that a zeroed rule has none. */
enum event_type {
	NO_EVENT,
#define TYPE(id, intensity, symmetric) EVENT_##id,
#define MODE(type, name, intensity)
#include "doc/plover.def"
#undef TYPE
#undef MODE
	EVENT_TYPE_COUNT
};

struct event_mode {
	enum event_type type;
	const char     *name;		/* PLOVER's mode; NULL ends the table */
	double          intensity;
};

extern const char *const upos_names[UPOS_COUNT];
extern const char *const feat_names[FEAT_COUNT];
extern const char *const deprel_names[DEP_COUNT];
extern const char *const entity_type_names[ENTITY_TYPE_COUNT];
extern const char *const mention_form_names[FORM_COUNT];
extern const char *const mention_kind_names[MENTION_KIND_COUNT];
extern const char *const reference_class_names[REFERENCE_CLASS_COUNT];

/* The names of the features of a class, *n_out of them; from *nobody_out on
 * those of nobody. */
const char *const *reference_features(enum reference_class, uint32_t *n_out,
    uint32_t *nobody_out);

/* The features of a candidate, and those of nobody, are a bit each, by their
 * number modulo this: there are no more of either. */
enum { FEATURE_BITS = 64 };

extern const char *const relation_type_names[RELATION_TYPE_COUNT];
extern const char *const status_names[STATUS_COUNT];
extern const char *const role_names[ROLE_COUNT];
extern const char *const event_type_names[EVENT_TYPE_COUNT];

struct feat_value_label {
	enum feat   feat;
	const char *name;
};
extern const struct feat_value_label feat_values[FEAT_VALUE_COUNT];

struct event_kind {
	double intensity;
	bool   is_symmetric;	/* between equals, everybody is a source */
};
extern const struct event_kind event_kinds[EVENT_TYPE_COUNT];

/* All modes, grouped by type; an event's mode is an index here or NONE. */
extern const struct event_mode event_modes[];

/* The place of `name` in a list of `n` names, or -1. */
int label_find(const char *const *names, int n, struct str name);

/* The value of feature `f` called `name`, or NO_VALUE. */
enum feat_value feat_value_find(enum feat f, struct str name);

/* The mode of `type` called `name`, or NONE. */
uint32_t event_mode_find(enum event_type, struct str name);

/* The score of the mode, else (mode NONE) of the type. */
double event_intensity(enum event_type, uint32_t mode);

#endif
