using Challenges.Portal;

return await PortalHost.Run(args);
