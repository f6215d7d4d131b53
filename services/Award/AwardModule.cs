using Challenges.Shared;

namespace Challenges.Award;

public static class AwardModule
{
    public static ServiceModule Module { get; } = new()
    {
        Name = "award",
        Assembly = typeof(AwardModule).Assembly,
        Routes = _ => { }
    };
}
