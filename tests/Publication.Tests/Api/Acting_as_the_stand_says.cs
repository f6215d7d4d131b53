using Challenges.TestKit;

namespace Challenges.Publication.Tests.Api;

/// <summary>What a stand refuses, the act refuses with the same code.</summary>
public sealed class Acting_as_the_stand_says
{
    static readonly Dictionary<string, (string Path, object? Body)> Acts = new()
    {
        ["AskQuestion"] = ("questions", new { text = "DC?" }),
        ["AmendChallenge"] = ("amendments", new { reason = Given.Both("延期", "Later"), closesAt = "2023-02-01" }),
        ["CancelChallenge"] = ("cancel", new { reason = Given.Both("需求消失", "No longer needed") }),
        ["PublishAnswer"] = ("questions/1/publish", null)
    };

    [Test]
    public async Task Of_a_cancelled_challenge()
    {
        var number = (await Act.Published()).Number;
        await (await Act.Officer.Post($"/challenges/{number}/cancel", Acts["CancelChallenge"].Body)).ShouldBe();
        foreach (var client in new[] { Act.Officer, Act.OtherOfficer }) await Compare(number, client, ["AskQuestion", "AmendChallenge", "CancelChallenge", "PublishAnswer"]);
        await Compare(number, Act.Solver, ["AskQuestion"]);
    }

    [Test]
    public async Task Of_an_open_challenge_of_another_department() => await Compare((await Act.Published()).Number, Act.OtherOfficer, ["AmendChallenge", "CancelChallenge", "PublishAnswer"]);

    static async Task Compare(string number, HttpClient client, string[] refused)
    {
        var stand = (await Act.Show(number, client)).Stand;
        Assert.That(stand.Actions.Where(a => !a.Allowed && Acts.ContainsKey(a.Name)).Select(a => a.Name), Is.EquivalentTo(refused));
        foreach (var action in stand.Actions.Where(a => Acts.ContainsKey(a.Name) && !a.Allowed))
        {
            var (path, body) = Acts[action.Name];
            await (await client.Post($"/challenges/{number}/{path}", body, stand.Version)).ShouldRefuse(action.Refusal!.Code);
        }
    }
}
