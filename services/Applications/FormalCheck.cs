namespace Challenges.Applications;

/// <summary>
/// The formal check (R12): rules only, no judgement of merit. What a register does not know is unknown and never passes in silence: an officer clears it with a reason.
/// </summary>
public static class FormalCheck
{
    public const string Version = "applications-formal-check/1";

    public static FormalCheckResult Run(FormalCheckInput input) => new([.. input.Applications.Select(a => Check(input, a))]);

    static CheckedApplication Check(FormalCheckInput input, ApplicationFacts application)
    {
        List<CheckFinding> findings = [.. Confirmed(input, application)];
        if (input.Full)
        {
            findings.AddRange(Ownership(input, application));
            if (input.Limits is { } limits)
            {
                findings.AddRange(Integrity(input, application, limits));
                findings.AddRange(Load(input, application, limits));
            }
            findings.Add(Answered(input, application));
        }
        return Decide(application.Code, findings, input.MayMend);
    }

    /// <param name="mayMend">False once the fix window is over, or where there is none.</param>
    public static CheckedApplication Decide(string code, IReadOnlyList<CheckFinding> findings, bool mayMend)
    {
        var failed = findings.Where(f => f.Counts == CheckOutcome.Failed).ToList();
        var worst = failed.Find(f => f.Mend.Count == 0) ?? failed.FirstOrDefault();
        var admission = worst is not null ? worst.Mend.Count > 0 && mayMend ? Admission.ToMend : Admission.Refused
            : findings.Any(f => f.Counts == CheckOutcome.Unknown) ? Admission.Open : Admission.Admitted;
        return new CheckedApplication(code, admission, worst?.Rule, findings);
    }

    /// <summary>R05. Nothing to say of what was filed or confirmed for the terms as they are.</summary>
    static IEnumerable<CheckFinding> Confirmed(FormalCheckInput input, ApplicationFacts application)
    {
        if (!application.Unconfirmed) yield break;
        yield return input.ExcludeUnconfirmed ? Fails("R05", "unconfirmed") : new CheckFinding { Rule = "R05", Outcome = CheckOutcome.Passed, Reason = "openedAsFiled" };
    }

    /// <summary>Neither the owner nor what it owns or what owns it, under any alias (R08).</summary>
    static List<CheckFinding> Ownership(FormalCheckInput input, ApplicationFacts application)
    {
        var asOf = input.CompleteAsOf(Registers.Ownership);
        return Each("R08", "tied", application.Subjects.Where(s => !s.IsPerson), asOf, Registers.Ownership, s =>
            s.TiedBy is { } chain ? [Fails("R08", "tied", s.At, new CheckEvidence { Register = Registers.Ownership, Items = chain })] : s.Registered || asOf is not null ? [] : null);
    }

    /// <summary>A record against the unit, the leader or a member that reaches into the look-back (R09).</summary>
    static List<CheckFinding> Integrity(FormalCheckInput input, ApplicationFacts application, LoadLimits limits)
    {
        var (since, asOf) = (input.Day.AddYears(-limits.IntegrityLookBackYears), input.CompleteAsOf(Registers.Integrity));
        return Each("R09", "record", application.Subjects, asOf, Registers.Integrity, s =>
        {
            var standing = (s.Integrity ?? []).Where(r => r.From <= input.Day && (r.Until ?? DateOnly.MaxValue) >= since).ToList();
            if (standing.Count == 0) return asOf is null ? null : [];
            return standing.Select(r => Fails("R09", "record", s.At,
                new CheckEvidence { Register = Registers.Integrity, Row = r.Row, Kind = r.Kind, From = r.From, Until = r.Until, Source = r.Source, Limit = limits.IntegrityLookBackYears }));
        });
    }

    /// <summary>The size of the consortium and the load of each person, this application included (R10).</summary>
    static IEnumerable<CheckFinding> Load(FormalCheckInput input, ApplicationFacts application, LoadLimits limits)
    {
        if (application.Organisations > limits.MostInConsortium)
            yield return Fails("R10", "consortium", "partners[0]", new CheckEvidence { Found = application.Organisations, Limit = limits.MostInConsortium }) with { At = null };
        var asOf = input.CompleteAsOf(Registers.Projects);
        foreach (var finding in Each("R10", "load", application.Subjects.Where(s => s.IsPerson), asOf, Registers.Projects, s =>
        {
            var (led, shared) = (s.Led + (s.At == Representing ? 1 : 0), s.Shared + 1);
            if (led > limits.MostLed && s.At == Representing) return [Fails("R10", "led", s.At, new CheckEvidence { Register = Registers.Projects, Found = led, Limit = limits.MostLed })];
            if (shared > limits.MostShared) return [Fails("R10", "shared", s.At, new CheckEvidence { Register = Registers.Projects, Found = shared, Limit = limits.MostShared })];
            return asOf is null ? null : [];
        })) yield return finding;
    }

    static CheckFinding Answered(FormalCheckInput input, ApplicationFacts application)
    {
        var missing = input.MustHave.Except(application.Answered).ToList();
        return missing.Count == 0
            ? new CheckFinding { Rule = "R11", Outcome = CheckOutcome.Passed, Reason = "answered" }
            : Fails("R11", "unanswered", evidence: new CheckEvidence { Items = missing }) with { Mend = [Correction.Values] };
    }

    const string Representing = "representative";

    /// <summary>Failures and unknowns one by one; when there are none, one finding that the rule is passed.</summary>
    /// <param name="say">Null: the register can't tell.</param>
    static List<CheckFinding> Each(
        string rule, string reason, IEnumerable<SubjectFacts> subjects, DateOnly? asOf, string register, Func<SubjectFacts, IEnumerable<CheckFinding>?> say)
    {
        List<CheckFinding> found = [.. subjects.SelectMany(s => say(s) ??
            [new CheckFinding { Rule = rule, Outcome = CheckOutcome.Unknown, Reason = $"{reason}Unknown", At = s.At, Evidence = new CheckEvidence { Register = register }, Mend = MendOf(s.At) }])];
        return found.Count > 0 ? found
            : [new CheckFinding { Rule = rule, Outcome = CheckOutcome.Passed, Reason = $"{reason}None", Evidence = new CheckEvidence { Register = register, AsOf = asOf } }];
    }

    static CheckFinding Fails(string rule, string reason, string? at = null, CheckEvidence? evidence = null) =>
        new() { Rule = rule, Outcome = CheckOutcome.Failed, Reason = reason, At = at, Evidence = evidence, Mend = MendOf(at) };

    /// <summary>Partners and members may leave and another unit may contract; whoever applies can't be exchanged.</summary>
    static IReadOnlyList<string> MendOf(string? at) => at switch
    {
        "contractingOrganisation" => [Correction.Contracting],
        not null when at.StartsWith("partners", StringComparison.Ordinal) => [Correction.Partnership],
        not null when at.StartsWith("people", StringComparison.Ordinal) => [Correction.Members],
        _ => []
    };
}
