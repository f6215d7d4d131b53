using Challenges.Applications;
using Challenges.Shared;

return await ServiceHost.Run(ApplicationsModule.Module, args);
