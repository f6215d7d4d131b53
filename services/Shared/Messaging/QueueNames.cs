using System.Reflection;
using MassTransit;

namespace Challenges.Shared.Messaging;

/// <summary>
/// One queue for each consumer of a service, such as <c>review-when-challenge-published</c>: a message that one consumer cannot take holds up no other,
/// and the name of an error queue says who could not.
/// </summary>
public static class QueueNames
{
    public static string Error(string queue) => queue + "_error";

    /// <summary>Queues of the consumers in the module's assembly.</summary>
    public static IReadOnlyList<string> Of(ServiceModule module) => [.. module.Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IConsumer<>)))
        .Select(t => (string)Name.MakeGenericMethod(t).Invoke(Formatter(module), null)!)
        .Order(StringComparer.Ordinal)];

    internal static IEndpointNameFormatter Formatter(ServiceModule module) => new KebabCaseEndpointNameFormatter(module.Name, includeNamespace: false);

    static readonly MethodInfo Name = typeof(IEndpointNameFormatter).GetMethod(nameof(IEndpointNameFormatter.Consumer))!;
}
