using System.Globalization;
using System.Net.Sockets;
using Federation.GraphQL.Binding;
using Federation.Server.Hosting;
using Federation.Storage.Feeds;
using Federation.Storage.Schema;

namespace Federation.Server.CommandLine;

/// <summary>From a command line to an exit code. What goes wrong is said in one sentence, never as a stack.</summary>
public static class Runner
{
    public static async Task<int> Run(string[] args, IServingEngine? engine = null)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        Invocation invocation;
        try
        {
            invocation = Invocation.Parse(args);
        }
        catch (UsageException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return ExitCode.Usage;
        }

        if (invocation.Help)
        {
            Console.WriteLine(args is ["help"] or ["--help"] or ["-h"] ? Verbs.Overview : $"federation {invocation.Verb.Name} {string.Join(" ", invocation.Verb.Arguments.Select(argument => $"<{argument}>"))}\n\n{invocation.Verb.Help}");
            return ExitCode.Done;
        }

        try
        {
            return invocation.Verb.Name switch
            {
                "serve" => await Serve.Run(invocation, engine),
                "import" => await Importing.Run(invocation),
                "export" => await Exporting.Run(invocation),
                "migrate" => await Migrating.Run(invocation),
                "verify" => await Verifying.Run(invocation),
                "invite" => await Inviting.Run(invocation),
                _ => ExitCode.Usage,
            };
        }
        catch (SchemaTooNewException newer)
        {
            return await Say(ExitCode.TooNew, $"La base vient d’un programme plus récent (schéma {newer.Found}, ce programme connaît {newer.Known}). Mettez le programme à jour ; rien n’a été touché.");
        }
        catch (UsageException wrong)
        {
            return await Say(ExitCode.Usage, wrong.Message);
        }
        catch (SettingsException wrong)
        {
            return await Say(ExitCode.Usage, wrong.Message);
        }
        catch (MigrationChangedException changed)
        {
            return await Say(ExitCode.Differs, $"Le fichier de schéma {changed.Name} a été appliqué avec un autre contenu : remettez-le comme il a été publié. Rien n’a été touché.");
        }
        catch (StorageException away)
        {
            return await Say(ExitCode.Unavailable, $"La base ne répond pas ou ne peut pas écrire : {away.Message}");
        }
        catch (IOException io)
        {
            return await Say(ExitCode.Unavailable, $"Fichier ou adresse inutilisable : {io.Message}");
        }
        catch (SocketException address)
        {
            return await Say(ExitCode.Unavailable, $"Adresse inutilisable : {address.Message}");
        }
        catch (UnauthorizedAccessException denied)
        {
            return await Say(ExitCode.Unavailable, $"Accès refusé : {denied.Message}");
        }
        catch (Exception spoiled) when (Stored.IsSpoiled(spoiled))
        {
            return await Say(ExitCode.Differs, "Ce qui est stocké ne se relit pas : la base a été changée ou abîmée. La commande verify dit où.");
        }
        catch (BindingException unmet)
        {
            // Names of the schema and of the code that should answer it, nothing else: without them nobody could mend it.
            return await Say(ExitCode.Fault, $"Le schéma GraphQL et le programme ne s’accordent pas :{Environment.NewLine}{unmet.Message}");
        }
        catch (Exception fault)
        {
            return await Say(ExitCode.Fault, $"Le programme s’est arrêté sur une faute de sa part ({fault.GetType().Name}). Rien de ce qui était enregistré n’est perdu.");
        }
    }

    private static async Task<int> Say(int code, string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return code;
    }
}
