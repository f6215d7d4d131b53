using Challenges.Identity.Accounts;
using Challenges.Identity.Hosting;
using Challenges.Identity.SigningIn;
using Challenges.Shared.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Challenges.Identity.Pages.Shared;

/// <summary>What stands above the form and, where <paramref name="Field"/> names one, beside the field.</summary>
public sealed record Fault(string Field, string Text);

/// <summary>A field of a form with its label above it, then hint, fault and input.</summary>
public sealed record Field(string Name, string Label, string Autocomplete, string? Hint = null, string? Fault = null, string? Value = null, string Type = "text", string? InputMode = null, int Most = 256);

/// <summary>A page with a form: heading, faults, who is signed in. Fields are read by name, so that no binding error speaks a language of its own.</summary>
public abstract class FormPage : PageModel
{
    readonly List<Fault> _faults = [];

    protected Words Words => HttpContext.RequestServices.GetRequiredService<Words>();
    private protected Sessions Sessions => HttpContext.RequestServices.GetRequiredService<Sessions>();
    private protected Current? Current { get; private set; }

    /// <summary>Key of the heading; the page's title too.</summary>
    protected abstract string HeadingKey { get; }

    /// <summary>False where a page is for people who aren't signed in yet.</summary>
    protected virtual bool NeedsSession => true;

    public virtual string Heading => Words[HeadingKey];
    public IReadOnlyList<Fault> Faults => _faults;
    public User? SignedIn => Current?.User;
    public bool MayInvite { get; private set; }
    public string ReturnUrl => Language.IsLocal(Request.Query["ReturnUrl"]) ? Request.Query["ReturnUrl"].ToString() : "/account";
    public string FormAddress => Request.Path + Request.QueryString;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        Current = await Sessions.Current(HttpContext);
        if (Current is null && NeedsSession)
        {
            context.Result = new RedirectResult("/sign-in" + QueryString.Create("ReturnUrl", Request.Path + Request.QueryString));
            return;
        }
        if (Current is not null)
        {
            var roles = await HttpContext.RequestServices.GetRequiredService<UserManager<User>>().GetRolesAsync(Current.User);
            MayInvite = roles.Contains(Roles.Department) && Current.User.Department is not null && !await Sessions.LacksCode(Current.User, Current.Session);
        }
        await next();
    }

    /// <summary>The text of a form field, without blanks around it.</summary>
    protected string Entered(string field) => Request.HasFormContentType ? Request.Form[field].ToString().Trim() : "";

    protected PageResult Refuse(string field, string key, params (string Name, object? Value)[] facts)
    {
        _faults.Add(new Fault(field, Words.Say(key, facts)));
        return Page();
    }

    protected PageResult Refuse(IdentityResult result, string field)
    {
        ArgumentNullException.ThrowIfNull(result);
        foreach (var error in result.Errors)
            _faults.Add(new Fault(field, Words.Find("identity." + error.Code) ?? Words["identity.other"]));
        if (_faults.Count == 0) _faults.Add(new Fault("", Words["identity.other"]));
        return Page();
    }

    public Field Field(string name, string key, string autocomplete, string? hintKey = null, string? value = null, string type = "text", string? inputMode = null, int most = 256) =>
        new(name, Words[key], autocomplete, hintKey is null ? null : Words[hintKey], _faults.FirstOrDefault(f => f.Field == name)?.Text, value ?? Entered(name), type, inputMode, most);
}
