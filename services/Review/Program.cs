using Challenges.Review;
using Challenges.Shared;

return await ServiceHost.Run(ReviewModule.Module, args);
