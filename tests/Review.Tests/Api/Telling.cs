using Challenges.Contracts.Identity;
using Challenges.Shared.Web;
using Challenges.Telling;
using Challenges.TestKit;

namespace Challenges.Review.Tests.Api;

/// <summary>What reviewers and officers are told: dates and their own seats, never who or how many applied.</summary>
public sealed class Telling
{
    [Test]
    public async Task A_panel_is_asked_recused_seated_reminded_and_thanked_in_words_that_tell_nothing_of_who_applied()
    {
        const string Number = "QH-T-1";
        await using var world = await ReviewWorld.Start();
        await world.Publish(ReviewWorld.Terms(Number), null);
        await world.Appoint(Number);
        await Patience.Until(() => Of(world, Kinds.SeatOffered, Number).Count == 7, "seven seats");
        Assert.That(Of(world, Kinds.SeatOffered, Number).Select(t => t.To.Single().Person), Is.EquivalentTo(Qinghai.Members));
        Assert.That(Of(world, Kinds.SeatOffered, Number).Select(t => t.Facts.Single()), Is.All.EqualTo(new ToldFact { Name = "until", Value = Shapes.Write(Qinghai.Ends) }));

        var challenge = await ChallengeOf(world, Number);
        await world.Seal(challenge, Number);
        foreach (var code in Qinghai.Codes) await world.Open(challenge, code);
        await world.UntilComplete(Number);
        var ended = await world.Ears.Expect(Kinds.SeatEnded, t => t.Number == Number);
        Assert.That((ended.To.Single().Person, ended.Facts.Count, ended.Tail), Is.EqualTo(("E7", 0, "/review")));
        await world.Ears.Expect(Kinds.SeatOffered, t => t.Number == Number && t.To.Single().Person == "S1");
        var passed = await world.Ears.Expect(Kinds.PlacePassed, t => t.Number == Number);
        Assert.That(passed.Except, Is.SupersetOf(Qinghai.Members).And.Some.StartsWith("person-of-"));

        var seats = await world.DeclareAll(Number);
        await Patience.Until(() => Of(world, Kinds.ScoringBegins, Number).Count == 7, "scoring begins for seven");
        await (await world.Reviewer("E6").Post($"/seats/{seats["E6"]}/recuse", new { reason = "A marked word: my cousin leads A2." })).ShouldBe(200);
        var stepped = await world.Ears.Expect(Kinds.SeatEnded, t => t.Number == Number && t.To.Single().Person == "E6");
        Assert.That((stepped.Kind, stepped.Facts.Count, stepped.Tail, stepped.Title), Is.EqualTo((ended.Kind, ended.Facts.Count, ended.Tail, ended.Title)), "the same whatever ended the seat");
        Assert.That(Of(world, Kinds.SeatOffered, Number).Count(t => t.To.Single().Person == "E7"), Is.EqualTo(1));

        foreach (var (person, code) in Qinghai.Sheets.Keys.Where(k => k.Reviewer == "E1")) await world.Score(seats["E1"], person, code);
        await world.Service.MoveTo(Qinghai.Ends.AddDays(-2));
        await Patience.Until(() => Of(world, Kinds.SheetsDue, Number).Count >= 5, "reminders");
        Assert.That(Of(world, Kinds.SheetsDue, Number).Select(t => t.To.Single().Person), Has.None.EqualTo("E1").And.None.EqualTo("E6").And.None.EqualTo("E7").And.Some.EqualTo("E2"));
        await world.Service.MoveTo(Qinghai.Ends);
        await world.Ears.Expect(Kinds.HardStopPassed, t => t.Number == Number && t.To.Single().Role == Roles.Department);

        foreach (var tidings in world.Ears.Heard.Where(t => t.Number == Number))
        {
            var said = string.Join(' ', tidings.Facts.Select(f => f.Value).Append(tidings.Tail));
            Assert.That(said, Does.Not.Contain("marked").And.Not.Contain("A2").And.Not.Contain("org-of").And.Not.Contain("person-of"), tidings.Kind);
            Assert.That(tidings.Facts.All(f => Shapes.Instant(f.Value) is not null), Is.True, "dates and nothing else");
        }
    }

    [Test]
    public async Task Officers_hear_once_that_all_sheets_are_in_and_solvers_that_their_request_is_decided()
    {
        const string Number = "QH-T-2";
        await using var world = await ReviewWorld.Start();
        await world.Opened(ReviewWorld.Terms(Number));
        await world.Ranked(Number);
        var complete = await world.Ears.Expect(Kinds.SheetsComplete, t => t.Number == Number);
        Assert.That((complete.To.Single(), complete.Facts.Count), Is.EqualTo((new Recipient { Role = Roles.Department, Department = Qinghai.Department }, 0)));
        Assert.That(Of(world, Kinds.SheetsComplete, Number), Has.Count.EqualTo(1));
        Assert.That(Of(world, Kinds.ReasonAsked, Number).SelectMany(t => t.Facts), Is.Empty);
    }

    static IReadOnlyList<Tidings> Of(ReviewWorld world, Kind kind, string number) => [.. world.Ears.Of(kind).Where(t => t.Number == number)];

    static Task<Guid> ChallengeOf(ReviewWorld world, string number) =>
        world.Service.InScope(async scope => (await ((ReviewStore)scope.GetService(typeof(ReviewStore))!).OfChallenge(number, CancellationToken.None)).Id);
}
