using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace Challenges.Shared.Web;

/// <summary>
/// Bearer tokens: issuer <c>Authentication:Issuer</c>, audience <c>Authentication:Audience</c> (default <c>challenges-{module}</c>), and the signer's key from
/// <c>Authentication:PublicKey</c> (PEM, EC or RSA) or from the metadata of <c>Authentication:Authority</c>. Neither set: the service does not start.
/// </summary>
internal static class Authentication
{
    public static void AddTokens(this IServiceCollection services, IConfiguration configuration, string module)
    {
        var section = configuration.GetSection("Authentication");
        var (pem, authority, issuer) = (section["PublicKey"], section["Authority"], section["Issuer"]);
        if (string.IsNullOrWhiteSpace(pem) && string.IsNullOrWhiteSpace(authority))
            throw new InvalidOperationException("Set Authentication:PublicKey (PEM) or Authentication:Authority; without the signer's key no token can be verified.");
        if (string.IsNullOrWhiteSpace(issuer) && string.IsNullOrWhiteSpace(authority))
            throw new InvalidOperationException("Set Authentication:Issuer; a token from any issuer would be accepted otherwise.");
        var key = string.IsNullOrWhiteSpace(pem) ? null : KeyFrom(pem);

        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.MapInboundClaims = false;
            options.IncludeErrorDetails = false;
            options.TimeProvider = TimeProvider.System;
            options.Authority = string.IsNullOrWhiteSpace(authority) ? null : authority;
            options.RequireHttpsMetadata = authority?.StartsWith("http://127.0.0.1", StringComparison.Ordinal) != true
                && authority?.StartsWith("http://localhost", StringComparison.Ordinal) != true;
            options.TokenValidationParameters = new TokenValidationParameters
            {
                ValidIssuer = issuer,
                ValidAudience = section["Audience"] ?? $"challenges-{module}",
                IssuerSigningKey = key,
                ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256],
                NameClaimType = "sub",
                RoleClaimType = "role",
                ClockSkew = TimeSpan.FromSeconds(30)
            };
        });
        services.AddSingleton(new Confirmation(configuration, TimeProvider.System));
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    static AsymmetricSecurityKey KeyFrom(string pem)
    {
        var text = pem.Replace("\\n", "\n", StringComparison.Ordinal);
        try
        {
            var ec = ECDsa.Create();
            ec.ImportFromPem(text);
            return new ECDsaSecurityKey(ec);
        }
        catch (Exception notEc) when (notEc is CryptographicException or ArgumentException)
        {
            try
            {
                var rsa = RSA.Create();
                rsa.ImportFromPem(text);
                return new RsaSecurityKey(rsa);
            }
            catch (Exception notRsa) when (notRsa is CryptographicException or ArgumentException)
            {
                throw new InvalidOperationException("Authentication:PublicKey is neither an EC P-256 nor an RSA public key in PEM form.", notRsa);
            }
        }
    }
}
