using System.Globalization;
using System.Reflection;
using FluentValidation;
using FluentValidation.Resources;
using FluentValidation.Results;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Shared.Web;

/// <summary>The content of a request breaks rules of its fields: 422 <c>SHR-VAL-01</c> with <c>errors</c>.</summary>
internal sealed class NotValidException(IReadOnlyDictionary<string, string[]> errors) : Exception("The request is not valid.")
{
    public IReadOnlyDictionary<string, string[]> Errors { get; } = errors;
}

public static class Validation
{
    /// <summary>Runs the validator of <typeparamref name="T"/> before the handler; a missing validator or parameter is found at start-up.</summary>
    public static RouteHandlerBuilder Validates<T>(this RouteHandlerBuilder endpoint) where T : class => endpoint.AddEndpointFilterFactory((context, next) =>
    {
        var position = Array.FindIndex(context.MethodInfo.GetParameters(), p => p.ParameterType == typeof(T));
        if (position < 0) throw new InvalidOperationException($"{context.MethodInfo.Name} has no parameter of type {typeof(T).Name} to validate.");
        if (context.ApplicationServices.GetRequiredService<IServiceProviderIsService>().IsService(typeof(IValidator<T>)) is false)
            throw new InvalidOperationException($"No validator for {typeof(T).Name}.");
        return async invocation =>
        {
            var services = invocation.HttpContext.RequestServices;
            var result = await services.GetRequiredService<IValidator<T>>().ValidateAsync(invocation.GetArgument<T>(position), invocation.HttpContext.RequestAborted);
            if (!result.IsValid) throw new NotValidException(Errors(result.Errors, services.GetRequiredService<Texts>()));
            return await next(invocation);
        };
    });

    /// <summary>Takes the message from the service's texts under <paramref name="key"/>, in the caller's language. Placeholders are FluentValidation's, such as <c>{MaxLength}</c>.</summary>
    public static IRuleBuilderOptions<T, TProperty> Says<T, TProperty>(this IRuleBuilderOptions<T, TProperty> rule, string key) => rule.WithErrorCode(key);

    /// <summary>At least one character that a reader can see.</summary>
    public static IRuleBuilderOptions<T, string?> Visible<T>(this IRuleBuilder<T, string?> rule) => rule.Must(Wordings.IsVisible).WithErrorCode("validation.Visible");

    /// <summary>Registers the assembly's validators, except those that others construct with values of their own, such as a limit.</summary>
    internal static void AddValidators(this IServiceCollection services, Assembly assembly) =>
        services.AddValidatorsFromAssembly(assembly, ServiceLifetime.Singleton, found => !TakesValues(found.ValidatorType), includeInternalTypes: true);

    /// <summary>The keys that the registered validators of the assembly were given by <see cref="Says"/>.</summary>
    internal static IEnumerable<string> SaidKeys(IServiceProvider services, Assembly assembly) =>
        AssemblyScanner.FindValidatorsInAssembly(assembly, includeInternalTypes: true).Where(found => !TakesValues(found.ValidatorType))
            .SelectMany(found => ((IValidator)services.GetRequiredService(found.InterfaceType)).CreateDescriptor().Rules)
            .SelectMany(rule => rule.Components).Where(c => c.ErrorCode is not null && c.ErrorCode != c.Validator.Name).Select(c => c.ErrorCode);

    static bool TakesValues(Type validator) =>
        validator.GetConstructors().Any(c => c.GetParameters().Any(p => p.ParameterType.IsValueType || p.ParameterType == typeof(string)));

    static Dictionary<string, string[]> Errors(IEnumerable<ValidationFailure> failures, Texts texts) =>
        failures.GroupBy(f => JsonPath(f.PropertyName)).ToDictionary(g => g.Key, g => g.Select(f => Message(f, texts)).Distinct().ToArray());

    static string Message(ValidationFailure failure, Texts texts)
    {
        var language = CultureInfo.CurrentUICulture;
        if (failure.ErrorCode is not { } key || texts.Find(key, language) is null) return failure.ErrorMessage;
        return texts.Get(key, language, failure.FormattedMessagePlaceholderValues.ToDictionary(p => p.Key, p => (object?)p.Value));
    }

    /// <summary><c>Indicators[0].TargetValue</c> → <c>indicators[0].targetValue</c>.</summary>
    static string JsonPath(string property) => string.Join('.', property.Split('.').Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName));
}

/// <summary>FluentValidation's own messages from our reviewed texts: its Chinese ones are half English for property names and wrong for scale and precision.</summary>
internal sealed class ValidationTexts : LanguageManager
{
    static readonly string[] Keys =
    [
        "EmailValidator", "GreaterThanOrEqualValidator", "GreaterThanValidator", "LengthValidator", "MinimumLengthValidator", "MaximumLengthValidator",
        "LessThanOrEqualValidator", "LessThanValidator", "NotEmptyValidator", "NotEqualValidator", "NotNullValidator", "PredicateValidator", "AsyncPredicateValidator",
        "RegularExpressionValidator", "EqualValidator", "ExactLengthValidator", "InclusiveBetweenValidator", "ExclusiveBetweenValidator", "CreditCardValidator",
        "ScalePrecisionValidator", "EmptyValidator", "NullValidator", "EnumValidator",
        "Length_Simple", "MinimumLength_Simple", "MaximumLength_Simple", "ExactLength_Simple", "InclusiveBetween_Simple"
    ];

    public static IEnumerable<string> TextKeys => Keys.Select(k => "validation." + k.Replace("_Simple", "Validator", StringComparison.Ordinal)).Distinct().Append("validation.Visible");

    public ValidationTexts(Texts texts)
    {
        foreach (var language in new[] { Languages.English, Languages.Chinese })
            foreach (var key in Keys)
                AddTranslation(language.Name, key, texts.Find("validation." + key.Replace("_Simple", "Validator", StringComparison.Ordinal), language)!);
    }
}
