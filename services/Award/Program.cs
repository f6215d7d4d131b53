using Challenges.Award;
using Challenges.Shared;

return await ServiceHost.Run(AwardModule.Module, args);
