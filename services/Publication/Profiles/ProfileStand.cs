using Challenges.Publication.Registering;
using Challenges.Shared.Web;

namespace Challenges.Publication.Profiles;

/// <summary>The page of a profile: whether it is the newest of its name, and who may add the next version.</summary>
static class ProfileStand
{
    /// <param name="newest">Version of the newest.</param>
    /// <param name="department">Whose it is; null: shipped.</param>
    public static Stand Of(KeptProfile kept, KeptProfile newest, Caller caller, DateTimeOffset now, Department? department, Texts texts)
    {
        var state = kept.Profile.Version == newest.Profile.Version ? "InForce" : "Superseded";
        return new Stand
        {
            Version = kept.Profile.Version,
            ServerNow = now,
            Zone = "Asia/Shanghai",
            Stands = new StandState(state, kept.AddedAt ?? now),
            Actions = caller.Is(Roles.Department) ? [texts.Act("AddProfileVersion", WhyNotAdd(caller, kept.Profile.Profile, newest))] : [],
            After = texts.Bilingual($"after.profile.{state}"),
            Contact = department?.Contact
        };
    }

    /// <summary>Who may add a version under the name; null as <paramref name="newest"/>: nobody has it yet.</summary>
    public static RefusedException? WhyNotAdd(Caller caller, string name, KeptProfile? newest) =>
        caller.Department is not { Length: > 0 } department ? Refusals.OnlyItsDepartment.With(("department", null))
        : newest is not null && newest.Department != department ? Refusals.ProfileIsOfAnother.With(("name", name))
        : null;
}
