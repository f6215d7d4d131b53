using Challenges.Identity.Accounts;
using Challenges.Identity.Telling;
using Challenges.Telling;
using Challenges.TestKit;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Identity.Tests.Telling;

/// <summary>Who filed an application and follows the challenge hears of an amendment in two ways, from two services that don't know of each other: one message and one mail are made of it.</summary>
public sealed class OccasionTests
{
    static readonly DateTimeOffset At = new(2022, 12, 1, 9, 0, 0, TimeSpan.FromHours(8)), Until = new(2022, 12, 19, 18, 0, 0, TimeSpan.FromHours(8));

    BrokerForTests _broker = null!;
    IdentityUnderTest _identity = null!;
    Voice _voice = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _broker = await BrokerForTests.Start();
        _identity = await IdentityUnderTest.Start(Ears.Setting, ("ConnectionStrings:RabbitMq", _broker.Url), ("Identity:CodeDemandedFrom:0", "none"));
        _voice = await Voice.Open(_broker);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _voice.DisposeAsync();
        await _identity.DisposeAsync();
        await _broker.DisposeAsync();
    }

    [TestCase(true, "OC-1")]
    [TestCase(false, "OC-2")]
    public async Task Who_filed_and_follows_hears_of_an_amendment_once_whichever_message_is_first(bool generalFirst, string number)
    {
        var (files, follows) = (await Follower($"{number}a@example.cn", number), await Follower($"{number}b@example.cn", number));
        Happening[] both = generalFirst ? [Amended(number, 3), Reconfirm(number, 3, files)] : [Reconfirm(number, 3, files), Amended(number, 3)];
        foreach (var happening in (Happening[])[.. both, .. both.Reverse(), .. both])
        {
            await _voice.Say(happening);
            await Quiet();
        }
        Assert.That((await Kinds(files), await Kinds(follows)), Is.EqualTo(("reconfirmation-needed", "challenge-amended")));
        using (var api = await Api.Of(_identity, files.Email!)) Assert.That(await api.Unread(), Is.EqualTo(1));
        _identity.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.That((await Mails.To(_identity, files.Email!)).Single().TextBody, Does.Contain("Confirm your application again").And.Not.Contain("A challenge was amended"));
        Assert.That((await Mails.To(_identity, follows.Email!)).Single().TextBody, Does.Contain("A challenge was amended"));
        // The next amendment is another occasion.
        await _voice.Say(Amended(number, 4));
        await Becomes(files, "challenge-amended reconfirmation-needed");
    }

    [Test]
    public async Task A_demand_is_mailed_and_to_be_read_even_after_the_general_mail_went_out_and_nothing_else_is()
    {
        var (demanded, told) = (await Follower("oc3a@example.cn", "OC-3"), await Follower("oc3b@example.cn", "OC-3"));
        await _voice.Say(Amended("OC-3", 2));
        foreach (var user in new[] { demanded, told }) await Becomes(user, "challenge-amended");
        _identity.Clock.Advance(TimeSpan.FromMinutes(2));
        foreach (var user in new[] { demanded, told }) Assert.That(await Mails.To(_identity, user.Email!), Has.Count.EqualTo(1));
        using var api = await Api.Of(_identity, demanded.Email!);
        Assert.That(await api.Send(HttpMethod.Post, "/inbox/read"), Is.EqualTo(204));
        await _voice.Say(Reconfirm("OC-3", 2, demanded));
        await _voice.Say(Reconfirm("OC-3", 2, told) with { Kind = Challenges.Telling.Kinds.CheckPassed, Facts = [] });
        await Becomes(demanded, "reconfirmation-needed");
        await Becomes(told, "check-passed");
        Assert.That(await api.Unread(), Is.EqualTo(1), "what asks for an act is new again");
        Assert.That((await Mails.To(_identity, demanded.Email!)).Select(m => m.TextBody).ToList(), Has.Count.EqualTo(2).And.One.Contains("Confirm your application again"));
        Assert.That(await Mails.To(_identity, told.Email!), Has.Count.EqualTo(1), "which asks for nothing");
    }

    [Test]
    public async Task Two_applications_of_one_person_are_two_demands()
    {
        var user = await Follower("oc4@example.cn", "OC-4");
        await _voice.Say(Amended("OC-4", 2));
        await Becomes(user, "challenge-amended");
        for (var twice = 0; twice < 2; twice++)
            foreach (var application in new[] { "one", "two" }) await _voice.Say(Reconfirm("OC-4", 2, user, application));
        await _voice.Say(Amended("OC-4", 2));
        await Becomes(user, "reconfirmation-needed reconfirmation-needed");
        await Quiet();
        Assert.That(await Kinds(user), Is.EqualTo("reconfirmation-needed reconfirmation-needed"));
        _identity.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.That(await Mails.To(_identity, user.Email!), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Two_instances_that_hear_both_at_once_make_one_message_of_each_occasion()
    {
        await using var second = await _identity.Second();
        var user = await Follower("oc5@example.cn", "OC-5");
        var all = Enumerable.Range(1, 15).SelectMany(version => (Happening[])[Amended("OC-5", version), Reconfirm("OC-5", version, user), Amended("OC-5", version), Reconfirm("OC-5", version, user)]);
        await Task.WhenAll(all.Select(_voice.Say));
        var heard = Becomes(user, string.Join(' ', Enumerable.Repeat("reconfirmation-needed", 15)));
        // Whichever of them wrote a general message, neither mails it before its time.
        while (!heard.IsCompleted) await Task.WhenAll(_identity.SendMails(), second.SendMails());
        await heard;
        await Quiet();
        Assert.That(await Kinds(user), Is.EqualTo(string.Join(' ', Enumerable.Repeat("reconfirmation-needed", 15))));
        _identity.Clock.Advance(TimeSpan.FromMinutes(2));
        await Task.WhenAll(_identity.SendMails(), second.SendMails());
        Assert.That((await Mails.To(_identity, user.Email!)).Select(m => m.TextBody).ToList(), Has.Count.EqualTo(15).And.All.Contains("Confirm your application again"));
    }

    [Test]
    public async Task A_digest_holds_what_is_particular_and_holds_it_once()
    {
        var user = await Follower("oc6@example.cn", "OC-6");
        await _identity.InScope(scope => scope.GetRequiredService<IdentityDb>().Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.MailWish, MailWishes.Daily).SetProperty(u => u.Language, "en")));
        await _voice.Say(Amended("OC-6", 2));
        await Becomes(user, "challenge-amended");
        await _voice.Say(Reconfirm("OC-6", 2, user));
        await Becomes(user, "reconfirmation-needed");
        var local = _identity.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8));
        if (local.Hour < 9) _identity.Clock.Advance(new DateTimeOffset(local.Date.AddHours(9), TimeSpan.FromHours(8)) - local);
        await _identity.InScope(async scope => await Digesting.Run(scope, CancellationToken.None));
        var mail = (await Mails.To(_identity, user.Email!)).Single();
        Assert.That((mail.Subject, mail.TextBody!.Contains("A challenge was amended", StringComparison.Ordinal)), Is.EqualTo(("Your messages of the day (1)", false)));
    }

    [Test]
    public async Task The_database_does_not_show_who_of_the_followers_was_told_something_else()
    {
        List<User> users = [];
        for (var i = 0; i < 4; i++) users.Add(await Follower($"oc7{i}@example.cn", "OC-7"));
        await _voice.Say(Amended("OC-7", 2));
        foreach (var user in users) await Becomes(user, "challenge-amended");
        await _voice.Say(Reconfirm("OC-7", 2, users[2]));
        await Becomes(users[2], "reconfirmation-needed");
        var ids = users.Select(u => u.Id).ToList();
        var (rows, mails) = await _identity.InScope(async scope =>
        {
            var db = scope.GetRequiredService<IdentityDb>();
            return (await db.Told.AsNoTracking().Where(t => ids.Contains(t.UserId)).OrderBy(t => t.Sequence).ToListAsync(), await db.Mails.Select(m => m.Key).ToListAsync());
        });
        Assert.That(rows, Has.Count.EqualTo(4));
        Assert.That(rows[^1].Sequence - rows[0].Sequence, Is.EqualTo(3), "the place is that of the general message");
        Assert.That(rows.Select(r => r.EventId), Is.Unique, "nobody sees who was told the same");
        Assert.That(rows.Select(r => r.Occasion), Is.Unique.And.All.Match("^[0-9a-f]{64}$"));
        foreach (var row in rows) Assert.That(mails, Does.Not.Contain(Mailing.MailQueue.KeyOf($"told/{row.EventId:N}/{row.UserId}")).And.Not.Contain(Mailing.MailQueue.KeyOf($"told/{row.EventId:N}")));
    }

    static Happening Amended(string number, int version) => new(Challenges.Telling.Kinds.ChallengeAmended, $"{number} {version}", At)
    {
        Number = number,
        Title = Voice.Title,
        To = [Happening.Followers(number)],
        Occasion = $"amendment {number} {version}",
        Facts = [("until", Until)],
        Tail = $"/challenges/{number}/changes"
    };

    static Happening Reconfirm(string number, int version, User user, string application = "one") => new(Challenges.Telling.Kinds.ReconfirmationNeeded, $"{number} {user.Id} {application} {version}", At)
    {
        Number = number,
        Title = Voice.Title,
        To = [Happening.Person(user.Id)],
        Occasion = $"amendment {number} {version}",
        Facts = [("until", Until)],
        Tail = $"/applications/{application}/reconfirm"
    };

    async Task<User> Follower(string email, string number)
    {
        var user = await _identity.Person(email, ["solver"]);
        await _identity.InScope(async scope =>
        {
            var db = scope.GetRequiredService<IdentityDb>();
            db.Follows.Add(new Follow { UserId = user.Id, Number = number, Since = At });
            return await db.SaveChangesAsync();
        });
        return user;
    }

    /// <summary>What lies in the inbox, in the order of the alphabet.</summary>
    Task<string> Kinds(User user) => _identity.InScope(async scope =>
        string.Join(' ', (await scope.GetRequiredService<IdentityDb>().Told.AsNoTracking().Where(t => t.UserId == user.Id).ToListAsync()).Select(t => ToldContent.Open(Ears.Key, t).Kind).Order(StringComparer.Ordinal)));

    Task Becomes(User user, string kinds) => Patience.Until(async () => await Kinds(user) == kinds, kinds);

    /// <summary>Everything that was sent is taken, and something that was sent after it has arrived.</summary>
    async Task Quiet()
    {
        await Patience.Until(async () => await Voice.Depth(_broker, TellingKey.Queue) == 0, "an empty queue");
        var last = await _identity.Person($"last-{NewId.NextGuid():N}@example.cn", ["solver"]);
        await _voice.Say(Voice.Check($"last {last.Id}", last.Id));
        await Becomes(last, "check-passed");
    }
}
