/* labels: the spellings of the closed lists. */
#include "doc/labels.h"

#include "base/arena.h"

const char *const upos_names[] = {
#define UPOS(x) #x,
#include "doc/upos.def"
#undef UPOS
};

const char *const feat_names[] = {
#define FEAT(id, text) text,
#define VALUE(f, id, text)
#include "doc/feats.def"
#undef FEAT
#undef VALUE
};

const char *const deprel_names[] = {
#define DEPREL(id, text) text,
#include "doc/deprel.def"
#undef DEPREL
};

const char *const entity_type_names[] = {
	"person", "organization", "country", "place"
};
const char *const mention_form_names[] = { "name", "description", "pronoun" };
const char *const mention_kind_names[] = {
	"name", "demonym", "office", "body", "noun", "personal", "possessive",
	"relative", "both"
};
const char *const reference_class_names[] = {
	"personal", "possessive", "this", "speaker", "office", "person",
	"thing", "site", "land", "demonym", "owner", "body"
};
static const char *const reference_feature_names[] = {
#define FEATURE(name) #name,
#include "doc/references.def"
#undef FEATURE
};
static const char *const owner_feature_names[] = {
#define OWNER(name) #name,
#include "doc/owners.def"
#undef OWNER
};
static const char *const demonym_feature_names[] = {
#define DEMONYM(name) #name,
#include "doc/demonyms.def"
#undef DEMONYM
};
const char *const relation_type_names[] = {
	"holds_office", "member_of", "part_of", "located_in", "kin"
};
const char *const status_names[] = {
	"actual", "planned", "possible", "negated"
};
const char *const role_names[] = {
	"source", "target", "place", "attribution"
};

const char *const event_type_names[] = {
	"",
#define TYPE(id, intensity, symmetric) #id,
#define MODE(type, name, intensity)
#include "doc/plover.def"
#undef TYPE
#undef MODE
};

const struct feat_value_label feat_values[] = {
	[NO_VALUE] = { 0, "" },
#define FEAT(id, text)
#define VALUE(f, id, text) [f##_##id] = { FEAT_##f, text },
#include "doc/feats.def"
#undef FEAT
#undef VALUE
};

const struct event_kind event_kinds[] = {
	[NO_EVENT] = { 0, false },
#define TYPE(id, intensity, symmetric) [EVENT_##id] = { intensity, symmetric },
#define MODE(type, name, intensity)
#include "doc/plover.def"
#undef TYPE
#undef MODE
};

const struct event_mode event_modes[] = {
#define TYPE(id, intensity, symmetric)
#define MODE(type, name, intensity) { EVENT_##type, name, intensity },
#include "doc/plover.def"
#undef TYPE
#undef MODE
	{ 0 }
};

int
label_find(const char *const *names, int n, struct str name)
{
	for (int i = 0; i < n; i++)
		if (str_is(name, names[i]))
			return i;
	return -1;
}

enum feat_value
feat_value_find(enum feat f, struct str name)
{
	for (int i = 1; i < FEAT_VALUE_COUNT; i++)
		if (feat_values[i].feat == f &&
		    str_is(name, feat_values[i].name))
			return (enum feat_value)i;
	return NO_VALUE;
}

uint32_t
event_mode_find(enum event_type type, struct str name)
{
	for (uint32_t i = 0; event_modes[i].name != NULL; i++)
		if (event_modes[i].type == type &&
		    str_is(name, event_modes[i].name))
			return i;
	return NONE;
}

double
event_intensity(enum event_type type, uint32_t mode)
{
	return mode != NONE ? event_modes[mode].intensity
	    : event_kinds[type].intensity;
}

const char *const *
reference_features(enum reference_class c, uint32_t *n, uint32_t *nobody)
{
	switch (c) {
	case REFERENCE_OWNER:
	case REFERENCE_BODY:
		*n = OWNER_FEATURE_COUNT;
		*nobody = OWNER_of_nobody;
		return owner_feature_names;
	case REFERENCE_DEMONYM:
		*n = DEMONYM_FEATURE_COUNT;
		*nobody = DEMONYM_of_nobody;
		return demonym_feature_names;
	default:
		*n = REFERENCE_FEATURE_COUNT;
		*nobody = F_nobody;
		return reference_feature_names;
	}
}
