/* community: which nodes keep together, by igraph. */
#include "analysis/community.h"

#include <math.h>
#include <stdlib.h>

#include "analysis/network.h"

/* Modularity is what Leiden maximises if nodes weigh their strength and the
 * resolution is 1 / (sum of the strengths). */
static igraph_error_t
leiden(const igraph_t *ig, const igraph_vector_t *weights,
    igraph_vector_int_t *member)
{
	igraph_vector_t strength;
	igraph_error_t err;
	double all;

	if ((err = igraph_vector_init(&strength, 0)) != IGRAPH_SUCCESS)
		return err;
	err = igraph_strength(ig, &strength, igraph_vss_all(), IGRAPH_ALL,
	    IGRAPH_LOOPS, weights);
	all = igraph_vector_sum(&strength);
	if (err == IGRAPH_SUCCESS)
		err = igraph_community_leiden(ig, weights, &strength,
		    1 / all, 0.01, false, -1, member, NULL,
		    NULL);
	igraph_vector_destroy(&strength);
	return err;
}

static igraph_error_t
label_propagation(const igraph_t *ig, const igraph_vector_t *weights,
    igraph_vector_int_t *member)
{
	return igraph_community_label_propagation(ig, member, IGRAPH_ALL,
	    weights, NULL, NULL);
}

/* The membership is made from merges and modularity, so both are asked for. */
static igraph_error_t
walktrap(const igraph_t *ig, const igraph_vector_t *weights,
    igraph_vector_int_t *member)
{
	igraph_matrix_int_t merges;
	igraph_vector_t modularity;
	igraph_error_t err;

	if ((err = igraph_matrix_int_init(&merges, 0, 0)) != IGRAPH_SUCCESS)
		return err;
	if ((err = igraph_vector_init(&modularity, 0)) == IGRAPH_SUCCESS) {
		err = igraph_community_walktrap(ig, weights, 4, &merges,
		    &modularity, member);
		igraph_vector_destroy(&modularity);
	}
	igraph_matrix_int_destroy(&merges);
	return err;
}

/* The row's function, with what all need. */
static int
find(struct network *net, igraph_error_t (*by)(const igraph_t *,
    const igraph_vector_t *, igraph_vector_int_t *), uint32_t *member_out,
    const char **why_out)
{
	const igraph_t *ig = network_igraph(net);
	igraph_vector_int_t member;
	igraph_error_t err;

	*why_out = "igraph is out of memory";
	if (ig == NULL || igraph_vector_int_init(&member, net->nodes) !=
	    IGRAPH_SUCCESS)
		return -1;
	err = by(ig, net->weights, &member);
	for (uint32_t i = 0; err == IGRAPH_SUCCESS && i < net->nodes; i++)
		member_out[i] = (uint32_t)VECTOR(member)[i];
	igraph_vector_int_destroy(&member);
	*why_out = igraph_strerror(err);
	return err == IGRAPH_SUCCESS ? 0 : -1;
}

static int
by_leiden(struct network *net, uint32_t *member_out, const char **why_out)
{
	return find(net, leiden, member_out, why_out);
}

static int
by_label_propagation(struct network *net, uint32_t *member_out,
    const char **why_out)
{
	return find(net, label_propagation, member_out, why_out);
}

static int
by_walktrap(struct network *net, uint32_t *member_out, const char **why_out)
{
	return find(net, walktrap, member_out, why_out);
}

const struct community_method community_methods[] = {
	{ "leiden", "the highest modularity, all communities connected",
	  "Traag, Waltman and van Eck 2019", by_leiden },
	{ "label-propagation", "each node takes the label most of its "
	  "neighbours have; fast, large graphs",
	  "Raghavan, Albert and Kumara 2007", by_label_propagation },
	{ "walktrap", "where random walks of 4 steps stay together",
	  "Pons and Latapy 2005", by_walktrap },
	{ 0 }
};

const struct community_method *
community_find(struct str name)
{
	for (const struct community_method *m = community_methods;
	    m->name != NULL; m++)
		if (str_is(name, m->name))
			return m;
	return NULL;
}

/* ---- in order --------------------------------------------------------- */

struct part {
	uint32_t size, first, id;
};

static int
by_size(const void *x, const void *y)
{
	const struct part *a = x, *b = y;

	if (a->size != b->size)
		return a->size > b->size ? -1 : 1;
	return (a->first > b->first) - (a->first < b->first);
}

/* Number them anew, the largest first; ids are below the number of nodes. */
static void
order(struct arena *mem, uint32_t nodes, struct communities *c)
{
	struct part *parts = NEW(mem, struct part, nodes);
	uint32_t *number = NEW(mem, uint32_t, nodes);

	for (uint32_t i = 0; i < nodes; i++)
		parts[i] = (struct part){ 0, NONE, i };
	for (uint32_t i = 0; i < nodes; i++) {
		struct part *p = &parts[c->of[i]];

		p->size++;
		p->first = p->first == NONE ? i : p->first;
	}
	qsort(parts, nodes, sizeof *parts, by_size);
	c->size = NEW(mem, uint32_t, nodes);
	for (c->n = 0; c->n < nodes && parts[c->n].size > 0; c->n++) {
		number[parts[c->n].id] = c->n;
		c->size[c->n] = parts[c->n].size;
	}
	for (uint32_t i = 0; i < nodes; i++)
		c->of[i] = number[c->of[i]];
}

static double
modularity(struct network *net, const struct communities *c)
{
	const igraph_t *ig = network_igraph(net);
	igraph_vector_int_t member;
	double q = NAN;

	if (ig == NULL || net->arcs.n == 0 || igraph_vector_int_init(&member,
	    net->nodes) != IGRAPH_SUCCESS)
		return q;
	for (uint32_t i = 0; i < net->nodes; i++)
		VECTOR(member)[i] = c->of[i];
	if (igraph_modularity(ig, &member, net->weights, 1, false, &q) !=
	    IGRAPH_SUCCESS)
		q = NAN;
	igraph_vector_int_destroy(&member);
	return q;
}

/* The nodes that have edges, and those edges; igraph's methods stumble over
 * others.  Sets the new number of each node, NONE for the others. */
static struct network
connected_part(const struct network *net, uint32_t *number)
{
	struct network part = { .use = net->use };

	part.arcs.at = NEW(&part.mem, struct arc, net->arcs.n);
	memset(number, 0xff, net->nodes * sizeof *number);
	for (uint32_t i = 0; i < net->arcs.n; i++) {
		struct arc a = net->arcs.at[i];

		if (!(a.weight > 0))
			continue;
		if (number[a.from] == NONE)
			number[a.from] = part.nodes++;
		if (number[a.to] == NONE)
			number[a.to] = part.nodes++;
		part.arcs.at[part.arcs.n++] = (struct arc){
		    number[a.from], number[a.to], a.weight };
	}
	return part;
}

/* What the method finds; nodes without edges are communities by themselves. */
static int
find_all(struct arena *mem, const struct network *net,
    const struct community_method *m, uint32_t *of, const char **why_out)
{
	uint32_t *number = NEW(mem, uint32_t, net->nodes);
	uint32_t *member = NEW(mem, uint32_t, net->nodes);
	struct network part = connected_part(net, number);
	uint32_t next = part.nodes;
	int status = part.nodes > 0 ? m->find(&part, member, why_out) : 0;

	for (uint32_t i = 0; i < net->nodes; i++)
		of[i] = number[i] == NONE ? next++ : member[number[i]];
	network_free(&part);
	return status;
}

int
communities_of(struct arena *mem, const struct graph *g,
    const struct community_method *m, uint64_t seed, struct communities *out,
    const char **why_out)
{
	struct network net;
	int status;

	*out = (struct communities){ .modularity = NAN };
	if (g->nodes.n == 0)
		return 0;
	if (network_make(&net, g, VIEW_PLAIN, WEIGHT_AMOUNT, true, why_out) !=
	    0)
		return -1;
	igraph_rng_seed(igraph_rng_default(), (igraph_uint_t)seed);
	out->of = NEW(mem, uint32_t, g->nodes.n);
	status = find_all(mem, &net, m, out->of, why_out);
	if (status == 0) {
		order(mem, g->nodes.n, out);
		out->modularity = modularity(&net, out);
	}
	network_free(&net);
	return status;
}
