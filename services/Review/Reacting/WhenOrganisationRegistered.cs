using Challenges.Contracts.Publication;
using Challenges.Review.Registering;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Review.Reacting;

/// <summary>The register learned of an organisation, of an alias or of an owner: running reviews are looked at again, each once however many entries an import brings.</summary>
public sealed class WhenOrganisationRegistered(OrganisationStore organisations, ReviewStore reviews, Moment moment) : IConsumer<OrganisationRegistered>
{
    public async Task Consume(ConsumeContext<OrganisationRegistered> context)
    {
        if (await organisations.Keep(context.Message, context.CancellationToken)) await reviews.LookAgain(moment.Now, context.CancellationToken);
    }
}
