using Challenges.Award;
using Challenges.Award.Racing;
using Challenges.Shared;

// The rehearsal of a race needs neither database nor broker, so that it runs before there is a service.
if (args is ["rehearse", var file]) return Rehearse.Run(file, Console.Out);
return await ServiceHost.Run(AwardModule.Module, args);
