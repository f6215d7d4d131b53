using Challenges.Contracts.Identity;
using Challenges.Identity.Accounts;
using Challenges.Identity.Telling;
using Challenges.Telling;
using Challenges.TestKit;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Identity.Tests.Telling;

/// <summary>From the queue to the inbox and the mail, over a real broker.</summary>
public sealed class TellingTests
{
    BrokerForTests _broker = null!;
    IdentityUnderTest _identity = null!;
    Voice _voice = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _broker = await BrokerForTests.Start();
        _identity = await IdentityUnderTest.Start(Ears.Setting, ("ConnectionStrings:RabbitMq", _broker.Url));
        _voice = await Voice.Open(_broker);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _voice.DisposeAsync();
        await _identity.DisposeAsync();
        await _broker.DisposeAsync();
    }

    [Test]
    public async Task What_happened_lies_in_the_inbox_and_goes_out_by_mail()
    {
        var user = await _identity.Person("w1@example.cn", ["solver"]);
        await _voice.Say(Voice.Check("w1", user.Id));
        await Arrived(user, 1);
        using var api = await Api.Of(_identity, "w1@example.cn");
        var message = (await api.Messages()).Single();
        Assert.That(message.GetProperty("heading").GetProperty("zh").GetString(), Is.EqualTo("您的申报通过了形式审查"));
        Assert.That(message.GetProperty("number").GetString(), Is.EqualTo("QH-2022-01"));
        Assert.That((message.GetProperty("tail").GetString(), message.GetProperty("read").GetBoolean()), Is.EqualTo(("/applications", false)));
        var mail = (await Mails.To(_identity, "w1@example.cn")).Single();
        Assert.That(mail.To.Count + mail.Cc.Count + mail.Bcc.Count, Is.EqualTo(1));
        Assert.That(mail.TextBody, Does.Contain("Electrolysis of magnesium chloride").And.Contain("无水氯化镁电解"));
    }

    [Test]
    public async Task A_happening_that_comes_again_is_told_once()
    {
        var user = await _identity.Person("w2@example.cn", ["solver"]);
        for (var time = 0; time < 5; time++) await _voice.Say(Voice.Check("w2", user.Id));
        await _voice.Say(Voice.Check("w2 another", user.Id));
        await Arrived(user, 2);
        await Quiet();
        Assert.That(await Count(user), Is.EqualTo(2));
        Assert.That(await Mails.To(_identity, "w2@example.cn"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Two_instances_tell_each_happening_once()
    {
        await using var second = await _identity.Second();
        var user = await _identity.Person("w3@example.cn", ["solver"]);
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => _voice.Say(Voice.Check($"w3 {i % 20}", user.Id))));
        await Arrived(user, 20);
        await Quiet();
        Assert.That(await Count(user), Is.EqualTo(20));
        await Task.WhenAll(_identity.SendMails(), second.SendMails());
        Assert.That(await Mails.To(_identity, "w3@example.cn"), Has.Count.EqualTo(20));
    }

    [Test]
    public async Task Roles_and_departments_mean_those_who_hold_them_and_not_those_who_take_part()
    {
        var one = await _identity.Person("o1@example.cn", ["department"], department: "dept-w4");
        var two = await _identity.Person("o2@example.cn", ["department"], department: "dept-w4");
        var party = await _identity.Person("o3@example.cn", ["department", "solver"], "org-party", "dept-w4");
        var colleague = await _identity.Person("o4@example.cn", ["department"], "org-w4", "dept-w4");
        var other = await _identity.Person("o5@example.cn", ["department"], department: "dept-other");
        var noOfficer = await _identity.Person("o6@example.cn", ["reviewer"], department: "dept-w4");
        await _voice.Say(new Happening(Kinds.SheetsComplete, "w4", DateTimeOffset.UnixEpoch)
        {
            Number = "QH-2022-01",
            To = [Happening.Officers("dept-w4"), Happening.Person(two.Id)],
            Except = [party.Id],
            ExceptOrganisations = ["org-w4"],
            Tail = "/desk"
        });
        await Arrived(one, 1);
        await Arrived(two, 1);
        Assert.That(new[] { await Count(party), await Count(colleague), await Count(other), await Count(noOfficer) }, Is.All.Zero);
    }

    [Test]
    public async Task Followers_hear_what_is_public_and_nobody_who_left()
    {
        var (stays, leaves) = (await _identity.Person("f1@example.cn", ["solver"]), await _identity.Person("f2@example.cn", ["solver"]));
        using var a = await Api.Of(_identity, "f1@example.cn");
        using var b = await Api.Of(_identity, "f2@example.cn");
        foreach (var api in new[] { a, b }) Assert.That(await api.Send(HttpMethod.Put, "/follows/GX-2023-07"), Is.EqualTo(204));
        Assert.That(await b.Send(HttpMethod.Delete, "/follows/GX-2023-07"), Is.EqualTo(204));
        await _voice.Say(new Happening(Kinds.ResultKnown, "f", DateTimeOffset.UnixEpoch) { Number = "GX-2023-07", To = [Happening.Followers("GX-2023-07")], Tail = "/results/GX-2023-07" });
        await Arrived(stays, 1);
        Assert.That(await Count(leaves), Is.Zero);
    }

    [Test]
    public async Task A_new_challenge_is_told_to_those_who_await_such_as_it_and_once()
    {
        (string Name, (string Field, string Department, long Least)[] Awaits)[] people =
        [
            ("any", [("", "", 0)]), ("all-three", [("light metals", "dept-n", 2_000)]), ("twice", [("light metals", "", 0), ("", "dept-n", 1)]),
            ("other-field", [("optics", "", 0)]), ("other-department", [("light metals", "dept-m", 0)]), ("more-money", [("", "", 2_001)]), ("nothing", [])
        ];
        var users = new Dictionary<string, User>();
        foreach (var (name, awaits) in people)
        {
            users[name] = await _identity.Person($"n-{name}@example.cn", ["solver"]);
            using var api = await Api.Of(_identity, $"n-{name}@example.cn");
            foreach (var (field, department, leastBountyFen) in awaits) Assert.That(await api.Send(HttpMethod.Post, "/subscriptions", new { field, department, leastBountyFen }), Is.EqualTo(200));
        }
        await _voice.Say(new Happening(Kinds.ChallengePublished, "n", DateTimeOffset.UnixEpoch)
        {
            Number = "QH-2022-07",
            Title = Voice.Title,
            To = [Happening.Awaiting("light metals", "dept-n", 2_000)],
            Facts = [("until", DateTimeOffset.UnixEpoch)],
            Tail = "/challenges/QH-2022-07"
        });
        foreach (var name in new[] { "any", "all-three", "twice" }) await Arrived(users[name], 1);
        await Quiet();
        Assert.That((await Task.WhenAll(users.Select(async u => (u.Key, Count: await Count(u.Value))))).Where(u => u.Count > 0).Select(u => $"{u.Count} {u.Key}"), Is.EquivalentTo(new[] { "1 any", "1 all-three", "1 twice" }));
    }

    [Test]
    public async Task The_barred_are_told_nothing_and_a_wish_for_no_mail_is_kept()
    {
        var (barred, quiet) = (await _identity.Person("b1@example.cn", ["solver"]), await _identity.Person("b2@example.cn", ["solver"]));
        await Change(barred, u => u.BarredAt = DateTimeOffset.UnixEpoch);
        await Change(quiet, u => u.MailWish = MailWishes.None);
        await _voice.Say(Voice.Check("b1", barred.Id));
        await _voice.Say(Voice.Check("b2", quiet.Id));
        await Arrived(quiet, 1);
        await Quiet();
        Assert.That(await Count(barred), Is.Zero);
        Assert.That(await Mails.To(_identity, "b2@example.cn"), Is.Empty);
    }

    [Test]
    public async Task A_digest_comes_once_a_day_with_what_was_not_read()
    {
        var user = await _identity.Person("d1@example.cn", ["solver"]);
        await Change(user, u => (u.MailWish, u.Language) = (MailWishes.Daily, "en"));
        for (var i = 0; i < 3; i++) await _voice.Say(Voice.Check($"d1 {i}", user.Id));
        await Arrived(user, 3);
        Assert.That(await Mails.To(_identity, "d1@example.cn"), Is.Empty);
        using var api = await Api.Of(_identity, "d1@example.cn");
        Assert.That(await api.Send(HttpMethod.Post, $"/inbox/{(await api.Messages())[0].GetProperty("id").GetString()}/read"), Is.EqualTo(204));
        UntilMorning();
        await Task.WhenAll(Digest(), Digest());
        var mail = (await Mails.To(_identity, "d1@example.cn")).Single();
        Assert.That(mail.Subject, Is.EqualTo("Your messages of the day (2)"));
        Assert.That(mail.TextBody!.Split("Your application passed").Length - 1, Is.EqualTo(2));
        await _voice.Say(Voice.Check("d1 later", user.Id));
        await Arrived(user, 4);
        await Digest();
        Assert.That(await Mails.To(_identity, "d1@example.cn"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_database_shows_neither_what_was_told_nor_what_is_mailed()
    {
        var user = await _identity.Person("s1@example.cn", ["solver"]);
        await Change(user, u => u.MailWish = MailWishes.AtOnce);
        await _voice.Say(Voice.Check("s1", user.Id));
        await Arrived(user, 1);
        var stored = await _identity.InScope(async scope =>
        {
            var db = scope.GetRequiredService<IdentityDb>();
            return string.Join(' ', await db.Told.Where(t => t.UserId == user.Id).Select(t => t.Content).ToListAsync()) + string.Join(' ', await db.Mails.Select(m => m.Content + m.Key).ToListAsync());
        });
        Assert.That(stored, Does.Not.Contain("QH-2022-01").And.Not.Contain("check-passed").And.Not.Contain("example.cn"));
    }

    [Test]
    public async Task What_nobody_can_read_ends_among_the_dead_messages_and_tells_nobody()
    {
        var user = await _identity.Person("x1@example.cn", ["solver"]);
        await _voice.Say(Voice.Check("x1", user.Id) with { Tail = "//evil.example" });
        await _voice.Say(new Happening(new Kind("unheard-of", Audience.Solver), "x1", DateTimeOffset.UnixEpoch) { To = [Happening.Person(user.Id)], Tail = "/my" });
        await _voice.Say(Voice.Check("x1", user.Id) with { To = [new Recipient()] });
        await Patience.Until(async () => await Voice.Depth(_broker, TellingKey.Queue + "_error") == 3, "three dead messages", TimeSpan.FromSeconds(40));
        Assert.That(await Count(user), Is.Zero);
    }

    Task<int> Digest() => _identity.InScope(async scope => await Digesting.Run(scope, CancellationToken.None));

    /// <summary>To nine in the morning in China, if it is earlier.</summary>
    void UntilMorning()
    {
        var local = _identity.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8));
        if (local.Hour < 9) _identity.Clock.Advance(new DateTimeOffset(local.Date.AddHours(9), TimeSpan.FromHours(8)) - local);
    }

    Task<int> Count(User user) => _identity.InScope(scope => scope.GetRequiredService<IdentityDb>().Told.CountAsync(t => t.UserId == user.Id));

    Task Arrived(User user, int count) => Patience.Until(async () => await Count(user) >= count, $"{count} messages");

    /// <summary>Everything that was sent is taken, and something that was sent after it has arrived.</summary>
    async Task Quiet()
    {
        await Patience.Until(async () => await Voice.Depth(_broker, TellingKey.Queue) == 0, "an empty queue");
        var last = await _identity.Person($"last-{NewId.NextGuid():N}@example.cn", ["solver"]);
        await _voice.Say(Voice.Check($"last {last.Id}", last.Id));
        await Arrived(last, 1);
    }

    Task<int> Change(User user, Action<User> change) => _identity.InScope(async scope =>
    {
        var db = scope.GetRequiredService<IdentityDb>();
        change(await db.Users.SingleAsync(u => u.Id == user.Id));
        return await db.SaveChangesAsync();
    });
}
