using Challenges.Contracts.Identity;
using Challenges.Contracts.Review;
using Challenges.Shared.Web;
using Challenges.Telling;
using Challenges.TestKit;

namespace Challenges.Applications.Tests.Serving;

/// <summary>What solvers and officers are told, and what is in nobody's message.</summary>
public sealed class TellingTests : ServiceFixture
{
    [Test]
    public async Task Filing_replacing_and_withdrawing_are_told_to_the_one_who_did_it_and_lie_unreadable_on_the_way()
    {
        var competition = await Open();
        var (solver, id, _) = await competition.File("p-told-1", "org-told-1");
        var filed = await Ears.Expect(Kinds.ApplicationFiled, t => t.Number == competition.Number);
        Assert.That((filed.To.Single(), filed.Tail), Is.EqualTo((new Recipient { Person = "p-told-1" }, $"/applications/{id:D}/receipt")));
        Assert.That(filed.Facts.Select(f => f.Value), Is.EqualTo(new[] { "1", Shapes.Write(competition.Closes) }));
        await Competition.Submit(solver, id);
        Assert.That((await Ears.Expect(Kinds.ApplicationReplaced, t => t.Number == competition.Number)).Facts[0].Value, Is.EqualTo("2"));
        await (await Competition.TryWithdraw(solver, id)).ShouldBe(200);
        await Ears.Expect(Kinds.ApplicationWithdrawn, t => t.Number == competition.Number);
        Assert.That(Ears.Heard.Where(t => t.Number == competition.Number).SelectMany(t => t.To).Select(to => to.Person), Is.All.EqualTo("p-told-1"), "before the close nobody else hears of it");
        var sealed_ = Ears.Key.Seal(filed);
        Assert.That(sealed_.Sealed, Does.Not.Contain("told").And.Not.Contain(competition.Number));
    }

    [Test]
    public async Task An_amendment_asks_each_who_filed_before_it_and_nobody_who_filed_after()
    {
        var competition = await Open();
        await competition.File("p-told-2", "org-told-2");
        var terms = competition.Terms with { BountyFen = competition.Terms.BountyFen + 100 };
        await competition.Publish(Samples.AmendedEvent(competition.Id, terms, 4, true), i => i.TermsVersion == 4);
        var asked = await Ears.Expect(Kinds.ReconfirmationNeeded, t => t.Number == competition.Number);
        Assert.That((asked.To.Single().Person, asked.Occasion), Is.EqualTo(("p-told-2", Happening.Amendment(competition.Id, 4))));
        await competition.File("p-told-3", "org-told-3");
        await competition.Publish(Samples.AmendedEvent(competition.Id, terms, 5, false), i => i.TermsVersion == 5);
        await competition.Publish(Samples.AmendedEvent(competition.Id, terms, 4, true), i => i.TermsVersion == 5);
        await competition.Settle();
        Assert.That(Ears.Of(Kinds.ReconfirmationNeeded).Where(t => t.Number == competition.Number).Select(t => t.To.Single().Person), Is.EqualTo(new[] { "p-told-2" }));
    }

    [Test]
    public async Task The_formal_check_is_told_with_its_rule_and_date_and_its_conclusion_to_each()
    {
        var competition = await OpenChecked();
        var today = DateOnly.FromDateTime(Service.Clock.GetUtcNow().UtcDateTime.AddHours(8));
        await RegisterKeeping.State(competition.Officer(), today);
        string[] people = ["p-told-4", "p-told-5", "p-told-8"];
        // One member in three applications: one more than anybody may share (R10).
        foreach (var person in people) await competition.File(person, $"org-of-{person}", Samples.Content() with { People = [new Participant("m-told-4", "Member Marked")] });
        await competition.Seal();
        await Patience.Until(() => Of(Kinds.FixNeeded, competition).Count == 3, "three to mend");
        var fixes = Of(Kinds.FixNeeded, competition);
        Assert.That(fixes.Select(t => t.To.Single().Person), Is.EquivalentTo(people));
        Assert.That(fixes.Select(t => t.Facts[0].Value), Is.All.EqualTo("R10"));
        Assert.That(fixes.Select(t => Shapes.Instant(t.Facts[1].Value)), Is.All.EqualTo((await competition.Intake())!.FixUntil));
        await Service.MoveTo((await competition.Intake())!.FixUntil!.Value.AddMinutes(2));
        await Patience.Until(() => Of(Kinds.CheckFailed, competition).Count == 3, "three refused");
        Assert.That(Of(Kinds.CheckFailed, competition).Select(t => t.Facts.Single().Value), Is.All.EqualTo("R10"));
        Assert.That(Of(Kinds.CheckPassed, competition), Is.Empty);
        foreach (var tidings in Ears.Heard.Where(t => t.Number == competition.Number)) Assert.That(Said(tidings), Does.Not.Contain("Marked").And.Not.Contain("org-of"));
    }

    [Test]
    public async Task What_the_registers_cannot_tell_is_told_to_officers_who_take_no_part()
    {
        var competition = await OpenChecked();
        await competition.File("p-told-6", "org-told-6", Samples.Content() with { People = [new Participant("m-told-6", "Member")] });
        await competition.Seal();
        var told = await Ears.Expect(Kinds.CheckWaits, t => t.Number == competition.Number);
        Assert.That(told.To.Single(), Is.EqualTo(new Recipient { Role = Roles.Department, Department = competition.Terms.Department }));
        Assert.That(told.Except, Does.Contain("p-told-6"));
        Assert.That(told.ExceptOrganisations, Does.Contain("org-told-6"));
        Assert.That(told.Facts, Is.Empty, "how many wait would tell how many applied");
    }

    [Test]
    public async Task Questions_of_the_panel_and_the_final_ranking_are_told_to_the_person_behind_the_code()
    {
        var competition = await Open();
        var (solver, id, _) = await competition.File("p-told-7", "org-told-7");
        await competition.Seal();
        var code = (await Competition.Read(solver, id)).Code!;
        var until = Service.Clock.GetUtcNow().AddDays(2);
        var asked = new DefenceQuestionsAsked
        {
            ChallengeId = competition.Id,
            Version = 1,
            At = until.AddDays(-2),
            Number = competition.Number,
            Code = code,
            Position = 1,
            Defending = 1,
            AnswersUntil = until,
            Questions = [new DefenceQuestion { Ordinal = 1, Text = "How is the cover gas dried?" }]
        };
        await Bus.Publish(asked);
        var told = await Ears.Expect(Kinds.DefenceQuestions, t => t.Number == competition.Number);
        Assert.That((told.To.Single().Person, told.Facts.Single().Value), Is.EqualTo(("p-told-7", Shapes.Write(until))));
        Assert.That(Said(told), Does.Not.Contain("cover gas").And.Not.Contain(code));
        await Bus.Publish(asked);
        await competition.Settle();
        Assert.That(Ears.Of(Kinds.DefenceQuestions).Count(t => t.Number == competition.Number), Is.EqualTo(1));
    }

    IReadOnlyList<Tidings> Of(Kind kind, Competition competition) => [.. Ears.Of(kind).Where(t => t.Number == competition.Number)];

    static string Said(Tidings t) => string.Join(' ', t.Facts.Select(f => f.Value).Append(t.Tail).Append(t.Title?.Zh).Append(t.Title?.En).Append(t.Number));
}
