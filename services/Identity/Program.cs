using Challenges.Identity;

return await IdentityHost.Run(args);
