using Challenges.Contracts.Publication;
using Challenges.Shared.Time;

namespace Challenges.Applications.Checking;

/// <summary>Gathers what the formal check decides from: a handful of queries for each register, in batches, however many applications there are.</summary>
public sealed class CheckFacts(OrganisationStore organisations, RegisterStore registers, LoadStore loads, CheckingSettings settings)
{
    public async Task<FormalCheckInput> Gather(Intake intake, IReadOnlyList<Filed> applications, DateTimeOffset now, CancellationToken cancel)
    {
        var (terms, day) = (intake.Terms!, ZoneDay.Of(now, intake.Terms!.Timetable.Zone));
        var full = terms.Policy.FixWindowWorkingDays is not null;
        var empty = new FormalCheckInput
        {
            Number = intake.Number,
            Day = day,
            Full = full,
            ExcludeUnconfirmed = !FilingRules.OpensUnconfirmed(terms),
            Limits = terms.Policy.Limits is { } l ? new LoadLimits(l.MostLed, l.MostShared, l.MostInConsortium, l.IntegrityLookBackYears) : null,
            MaxAgeDays = settings.RegisterMaxAgeDays,
            Registers = full ? await registers.Statements(intake.Department, day, cancel) : [],
            MustHave = [.. terms.Indicators.Where(i => i.MustHave).Select(i => i.Key)],
            MayMend = intake.MayMend(now),
            Applications = []
        };
        var known = full ? await Lookup(intake, applications, terms, day, cancel) : null;
        return empty with { Applications = [.. applications.Select(a => FactsOf(intake, a, known))] };
    }

    static ApplicationFacts FactsOf(Intake intake, Filed application, Known? known) => new()
    {
        Code = application.Code!,
        Digest = application.Document.Digest(),
        Unconfirmed = application.Receipt.Receipt.TermsVersion < intake.ReconfirmVersion,
        Answered = [.. application.Document.Content.Committed.Where(c => c is { Indicator: not null, Value: not null }).Select(c => c.Indicator!).Distinct().Order(StringComparer.Ordinal)],
        Organisations = application.Document.Organisations().Count,
        Subjects = known is null ? [] : [.. Subject.Of(application.Document).Select(known.FactsOf)]
    };

    async Task<Known> Lookup(Intake intake, IReadOnlyList<Filed> applications, ChallengeTerms terms, DateOnly day, CancellationToken cancel)
    {
        var subjects = applications.SelectMany(a => Subject.Of(a.Document)).ToList();
        var people = subjects.Where(s => s.IsPerson).Select(s => s.Id).Distinct().ToList();
        var units = subjects.Where(s => !s.IsPerson).Select(s => s.Id).Distinct().ToList();
        return new Known(
            await organisations.RelatedTo(terms, cancel),
            await organisations.Known(units, cancel),
            await registers.Integrity(intake.Department, units.Concat(people), cancel),
            await registers.Running(intake.Department, people, day, cancel),
            await loads.Held(intake.ChallengeId, intake.IsOpened && applications is [var one] ? one.Code : null, people, cancel),
            subjects.Where(s => s.IsPerson).CountBy(s => s.Id).ToDictionary());
    }

    sealed record Known(
        RelatedOrganisations Related, IReadOnlySet<string> Registered, ILookup<(Registering.SubjectType, string), IntegrityFact> Integrity,
        IReadOnlyDictionary<string, (int Led, int Shared)> Running, IReadOnlyDictionary<string, (int Led, int Shared)> Held, IReadOnlyDictionary<string, int> HereToo)
    {
        public SubjectFacts FactsOf(Subject subject)
        {
            var integrity = Integrity[(subject.IsPerson ? Registering.SubjectType.Person : Registering.SubjectType.Organisation, subject.Id)].ToList();
            if (!subject.IsPerson)
            {
                return new SubjectFacts
                {
                    At = subject.At,
                    IsPerson = false,
                    Registered = Registered.Contains(subject.Id),
                    TiedBy = Related.ChainTo(subject.Id),
                    Integrity = integrity.Count == 0 ? null : integrity
                };
            }
            var (running, held) = (Running.GetValueOrDefault(subject.Id), Held.GetValueOrDefault(subject.Id));
            return new SubjectFacts { At = subject.At, IsPerson = true, Integrity = integrity.Count == 0 ? null : integrity, Led = running.Led + held.Led, Shared = running.Shared + held.Shared + HereToo[subject.Id] - 1 };
        }
    }
}
