using Challenges.Shared;

namespace Challenges.Publication;

public static class PublicationModule
{
    public static ServiceModule Module { get; } = new()
    {
        Name = "publication",
        Assembly = typeof(PublicationModule).Assembly,
        Routes = _ => { }
    };
}
