namespace Challenges.Publication.Browsing;

/// <param name="Value">As the filter takes it: a standing in camelCase, a field, the id of a department.</param>
public sealed record Facet(string Value, int Count);

/// <summary>How many challenges each filter would leave: of each kind under all the other filters, so that a reader sees what another choice would bring.</summary>
public sealed record Facets(IReadOnlyList<Facet> States, IReadOnlyList<Facet> Fields, IReadOnlyList<Facet> Departments);
