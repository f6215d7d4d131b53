namespace Challenges.Applications.Registering;

public enum SubjectType { Organisation, Person }

/// <summary>A row of the integrity register: a finding against an organisation or a person.</summary>
/// <param name="Line">Of the file, from 1; the header is line 1.</param>
/// <param name="Subject">Registered id of the organisation, or the verified id of the person.</param>
/// <param name="Kind">What was found, in the words of whoever decided it.</param>
/// <param name="Until">Last day of its effect; null: no end.</param>
/// <param name="Source">The decision, with its number.</param>
public sealed record IntegrityEntry(int Line, SubjectType SubjectType, string Subject, string Kind, DateOnly From, DateOnly? Until, string Source);

/// <summary>A row of the register of running projects.</summary>
/// <param name="Lead">Verified id.</param>
/// <param name="Members">Verified ids, without the lead.</param>
public sealed record ProjectEntry(int Line, string Project, string Organisation, string Lead, IReadOnlyList<string> Members, DateOnly From, DateOnly? Until, string Source);
