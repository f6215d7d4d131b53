using Challenges.Publication;
using Challenges.Shared;

return await ServiceHost.Run(PublicationModule.Module, args);
