using Challenges.Shared;

namespace Challenges.Applications;

public static class ApplicationsModule
{
    public static ServiceModule Module { get; } = new()
    {
        Name = "applications",
        Assembly = typeof(ApplicationsModule).Assembly,
        Routes = _ => { }
    };
}
