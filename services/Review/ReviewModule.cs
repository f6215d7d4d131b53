using Challenges.Shared;

namespace Challenges.Review;

public static class ReviewModule
{
    public static ServiceModule Module { get; } = new()
    {
        Name = "review",
        Assembly = typeof(ReviewModule).Assembly,
        Routes = _ => { }
    };
}
