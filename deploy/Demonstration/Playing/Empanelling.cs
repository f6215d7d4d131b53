using System.Text.Json.Nodes;
using Challenges.Demonstration.Speaking;

namespace Challenges.Demonstration.Playing;

/// <summary>A panel is appointed with a recorded reason; the reviewer who works for an applicant never learns that the application exists.</summary>
public sealed class Empanelling(Stage stage)
{
    const string Conflicted = "E7";

    public async Task Appoint()
    {
        await stage.MoveTo(stage.Times.Panel);
        await AppointNow();
    }

    /// <summary>Whatever the time is: a panel may also be appointed after the opening.</summary>
    public async Task AppointNow()
    {
        await Register();
        var standbys = stage.Competition.Reviewers.Where(reviewer => reviewer.Value.Standby is not null).OrderBy(reviewer => reviewer.Value.Standby).Select(reviewer => reviewer.Key);
        var seats = stage.Competition.Reviewers.Where(reviewer => reviewer.Value.Standby is null).Select(reviewer => reviewer.Key);
        (await stage.Exchange.Review(stage.Staff.Officer).Post($"challenges/{stage.Number}/panel/appoint", new
        {
            reason = "Demonstration: the panel is named, so that its sheets are known.",
            seats = seats.Select(key => Cast.Reviewer(key, stage.Competition).Id).ToArray(),
            standbys = standbys.Select(key => Cast.Reviewer(key, stage.Competition).Id).ToArray()
        }, stage.Cancel)).Demand();
        stage.Tell("A panel of seven with two standbys is appointed");
    }

    /// <summary>Everybody who may be called to the panel, in the department's register.</summary>
    public async Task Register()
    {
        var office = stage.Exchange.Review(stage.Staff.Officer);
        await Waiting.UntilThere(() => office.Get($"challenges/{stage.Number}", stage.Cancel), "the challenge to reach Review", stage.Cancel);
        foreach (var (key, data) in stage.Competition.Reviewers)
        {
            var reply = await office.Post("reviewers", new
            {
                person = Cast.Reviewer(key, stage.Competition).Id,
                name = $"Reviewer {key}",
                field = data.Field,
                organisation = Cast.ReviewersOrganisation(key, stage.Competition),
                relations = Array.Empty<object>(),
                active = true
            }, stage.Cancel);
            // A competition that was played before left them in the register.
            if (reply.IsRefused && reply.As<Refusal>().Code != "REV-G-01") reply.Demand();
        }
    }

    /// <summary>After the opening: E7 works for a member of A4, so S1 holds the seat for the whole challenge.</summary>
    public async Task Recuse()
    {
        var office = stage.Exchange.Review(stage.Staff.Officer);
        await Arrived();
        var panel = await Waiting.Until(() => office.Get($"challenges/{stage.Number}/panel", stage.Cancel), reply => Holders(reply.Demand().Json).SetEquals(stage.Competition.Panel), "the first standby to take the seat of E7", stage.Cancel);
        var seat = await SeatOf(Conflicted);
        var line = stage.Exchange.Review(Cast.Reviewer(Conflicted, stage.Competition));
        var hidden = await line.Get($"seats/{seat}/applications/{stage.Codes["A4"]}", stage.Cancel);
        if (hidden.Status != System.Net.HttpStatusCode.NotFound || (await line.Get($"seats/{seat}/queue", stage.Cancel)).Status != System.Net.HttpStatusCode.NotFound)
            throw new UnexpectedAnswerException($"E7 is recused and may not learn of any application, but the answer is {(int)hidden.Status} {hidden.Text}");
        stage.Tell($"E7 is recused before seeing anything; the seat passed to S1, the first standby ({panel.Json["seats"]!.AsArray().Count} seats on record)");
    }

    /// <summary>Every application and the sealed set have reached Review.</summary>
    public Task Arrived()
    {
        var office = stage.Exchange.Review(stage.Staff.Officer);
        return Waiting.Until(() => office.Get($"challenges/{stage.Number}", stage.Cancel),
            reply => !reply.IsRefused && reply.Json["opened"]!.GetValue<int>() == stage.Competition.Applications.Count && reply.Json["sealed"] is not null, "the applications to reach Review", stage.Cancel);
    }

    /// <summary>The reviewer's seat of this challenge.</summary>
    public async Task<Guid> SeatOf(string key)
    {
        var reply = await Waiting.Until(() => stage.Exchange.Review(Cast.Reviewer(key, stage.Competition)).Get("seats", stage.Cancel), seats => Mine(seats) is not null, $"the seat of {key}", stage.Cancel);
        return Mine(reply)!["id"]!.GetValue<Guid>();
    }

    JsonNode? Mine(Reply reply) => reply.Demand().Json["seats"]!.AsArray().FirstOrDefault(seat => seat!["number"]!.GetValue<string>() == stage.Number);

    HashSet<string> Holders(JsonNode panel) =>
        [.. panel["seats"]!.AsArray().Where(seat => seat!["state"]!.GetValue<string>() is "declaring" or "seated").Select(seat => KeyOf(seat!["person"]!.GetValue<string>()))];

    string KeyOf(string person) => stage.Competition.Reviewers.Keys.First(key => Cast.Reviewer(key, stage.Competition).Id == person);
}
