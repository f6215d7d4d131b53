using System.Text.Json.Nodes;
using Challenges.Contracts.Publication;
using Challenges.Publication.Registering;
using Challenges.Shared.Web;

namespace Challenges.Publication.Profiles;

/// <param name="Department">Null: shipped, for every department.</param>
public sealed record ProfileItem(string Profile, int Version, Wording Name, string? Department);

/// <param name="Stand">Since when it stands so is the time of the answer for a shipped one, which has no day of its own.</param>
/// <param name="Digest">SHA-256 of the canonical form of <see cref="Rules"/>, lower-case hexadecimal.</param>
public sealed record ProfileView(PolicyProfile Rules, string? Department, DateTimeOffset? AddedAt, string Digest, IReadOnlyList<int> Versions, Stand Stand);

/// <param name="Sound">True: it may be added as it is.</param>
public sealed record ProfileChecked(bool Sound, IReadOnlyList<StandRefusal> Faults, IReadOnlyList<SettingLine> Explanation);

public sealed record ProfileExplained(string Profile, int Version, Wording Name, string? Department, IReadOnlyList<SettingLine> Settings, Bilingual Text);

public sealed record ProfileDifferences(string Profile, int From, int To, IReadOnlyList<SettingDifference> Differences);

/// <summary>Reading, checking and adding policy profiles. What is in force is public.</summary>
static class ProfileRoutes
{
    public static async Task<Answer<IReadOnlyList<ProfileItem>>> List(ProfileStore profiles, CancellationToken cancel) =>
        Answer.Ok<IReadOnlyList<ProfileItem>>([.. (await profiles.List(cancel)).Select(p => new ProfileItem(p.Profile.Profile, p.Profile.Version, p.Profile.Name, p.Department))]);

    public static Answer<JsonObject> Schema() => Answer.Ok(ProfileSchema.Of());

    /// <param name="version">The newest when none is named.</param>
    public static async Task<Answer<ProfileView>> Show(string name, int? version, Caller caller, Moment moment, ProfileStore profiles, ProfileViews views, CancellationToken cancel) =>
        Answer.Ok(await views.Of(await profiles.Get(name, version, cancel), caller, moment.Now, cancel));

    public static async Task<Answer<ProfileExplained>> Explain(string name, int? version, ProfileStore profiles, Texts texts, CancellationToken cancel)
    {
        var kept = await profiles.Get(name, version, cancel);
        var lines = Explanation.Of(kept.Profile, texts);
        return Answer.Ok(new ProfileExplained(kept.Profile.Profile, kept.Profile.Version, kept.Profile.Name, kept.Department, lines, Explanation.Text(lines)));
    }

    /// <param name="from">The version before <paramref name="to"/> when none is named.</param>
    /// <param name="to">The newest when none is named.</param>
    public static async Task<Answer<ProfileDifferences>> Compare(string name, int? from, int? to, ProfileStore profiles, Texts texts, CancellationToken cancel)
    {
        var after = (await profiles.Get(name, to, cancel)).Profile;
        var before = (await profiles.Get(name, from ?? after.Version - 1, cancel)).Profile;
        return Answer.Ok(new ProfileDifferences(name, before.Version, after.Version, Explanation.Differences(before, after, texts)));
    }

    /// <summary>Says what is wrong and what it would mean, and keeps nothing.</summary>
    public static Answer<ProfileChecked> Check(PolicyProfile profile, Texts texts)
    {
        var faults = profile.Faults().Select(f => texts.Refusal(f)).ToList();
        return Answer.Ok(new ProfileChecked(faults.Count == 0, faults, Explanation.Of(profile, texts)));
    }

    public static async Task<Answer<ProfileView>> Add(string name, PolicyProfile profile, Caller caller, Moment moment, ProfileStore profiles, ProfileViews views, CancellationToken cancel)
    {
        if (profile.Profile != name) throw Refusals.ProfileNamesAnother.With(("profile", profile.Profile), ("name", name));
        var newest = await profiles.Find(name, null, cancel);
        ProfileStand.WhyNotAdd(caller, name, newest).Enforce();
        if (profile.Version != (newest?.Profile.Version ?? 0) + 1) throw Refusals.ProfileVersionIsNotNext.With(("version", profile.Version), ("next", (newest?.Profile.Version ?? 0) + 1));
        foreach (var fault in profile.Faults()) throw fault;
        var kept = new KeptProfile(profile, caller.Department, moment.Now);
        await profiles.Add(kept, caller.Person, cancel);
        return Answer.Created($"/profiles/{name}?version={profile.Version}", await views.Of(kept, caller, moment.Now, cancel));
    }
}

public sealed class ProfileViews(ProfileStore profiles, DepartmentStore departments, Texts texts)
{
    public async Task<ProfileView> Of(KeptProfile kept, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var versions = await profiles.Versions(kept.Profile.Profile, cancel);
        var department = kept.Department is { } id ? await departments.Find(id, cancel) : null;
        return new ProfileView(kept.Profile, kept.Department, kept.AddedAt, kept.Profile.Digest(), [.. versions.Select(p => p.Profile.Version)], ProfileStand.Of(kept, versions[^1], caller, now, department, texts));
    }
}
