using Challenges.Portal.Saying;
using Microsoft.AspNetCore.Components;

namespace Challenges.Portal.Parts;

public abstract class Part : ComponentBase
{
    [Inject] protected Tongue T { get; set; } = null!;
}
