using Challenges.Contracts.Publication;
using MassTransit;

namespace Challenges.Applications.Reacting;

/// <summary>The register of organisations, for ownership ties (R08).</summary>
public sealed class WhenOrganisationRegistered(OrganisationStore organisations) : IConsumer<OrganisationRegistered>
{
    public Task Consume(ConsumeContext<OrganisationRegistered> context) => organisations.Take(context.Message, context.CancellationToken);
}
