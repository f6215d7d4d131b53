namespace Challenges.Applications;

/// <summary>Who acts for a solver, from the verified token of the one who started the application.</summary>
/// <param name="Person">Opaque id.</param>
/// <param name="Organisation">Registered id of the person's own organisation, if any.</param>
public sealed record Representative(string Person, string? Organisation);
