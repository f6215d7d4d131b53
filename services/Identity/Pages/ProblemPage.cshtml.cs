using Challenges.Identity.Pages.Shared;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Mvc;

namespace Challenges.Identity.Pages;

/// <summary>A refused request in words; internals stay in the log.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ProblemPage : FormPage
{
    int _code = 500;

    protected override string HeadingKey => "problem.heading";
    protected override bool NeedsSession => false;

    public string TextKey => HttpContext.GetOpenIddictServerResponse()?.Error is not null ? "problem.client" : Words.Find($"problem.{_code}") is null ? "problem.500" : $"problem.{_code}";

    public void OnGet(int code) => _code = code;

    public void OnPost(int code) => _code = code;
}
