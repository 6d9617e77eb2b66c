namespace SigmaShake.Rules.Programs.Table;

/// <summary>Clouds and infrastructure.</summary>
internal static class CloudTools
{
    /// <summary>The lines, sorted by program and subcommand.</summary>
    public static ReadOnlySpan<byte> Text =>
        """
        ansible: network -i|--inventory= -m|--module-name= -a|--args= -e|--extra-vars=data -l= -u= -f= -b|--become -k -K -C -v --private-key=read
          text
        ansible-galaxy: subcommands network text*
        ansible-playbook: network -i|--inventory= -e|--extra-vars=data -l|--limit= -t|--tags= -u= -f= -c= -M= --skip-tags= --start-at-task=
          --vault-password-file|--vault-id=read --private-key|--key-file=read -b|--become -k -K -C|--check -D|--diff -v run:other+
        ansible-vault: subcommands:anywhere --vault-password-file=read --vault-id= --output=write
        ansible-vault decrypt: edit*
        ansible-vault encrypt: edit*
        ansible-vault view: read*
        aws: subcommands:anywhere --profile= --region= --output= --endpoint-url= --query= --ca-bundle=read --cli-read-timeout=
          --cli-connect-timeout= --color= --cli-input-json= --cli-binary-format= --debug --no-sign-request --no-verify-ssl --no-paginate
          --no-cli-pager
        aws cloudformation: subcommands:anywhere network
        aws cloudformation delete-stack: network --stack-name= --retain-resources=text* --role-arn=
        aws cloudformation deploy: network --stack-name= --template-file=read --parameter-overrides=text* --capabilities=text* --s3-bucket=
          --no-fail-on-empty-changeset
        aws configure: subcommands:anywhere text*
        aws configure get: text
        aws configure set: text text
        aws dynamodb: subcommands:anywhere network
        aws dynamodb delete-table: network --table-name=
        aws ec2: subcommands:anywhere network
        aws ec2 describe-instances: network --instance-ids=text* --filters=text* --max-items=
        aws ec2 run-instances: network --image-id= --count= --instance-type= --key-name= --user-data= --subnet-id= --security-group-ids=text*
        aws ec2 terminate-instances: network --instance-ids=text*
        aws ecr: subcommands:anywhere network
        aws ecs: subcommands:anywhere network
        aws ecs execute-command: network elsewhere --cluster= --task= --container= --command=script --interactive
        aws eks: subcommands:anywhere network
        aws eks update-kubeconfig: network --name= --kubeconfig=edit --alias= --role-arn=
        aws iam: subcommands:anywhere network
        aws iam attach-role-policy: network --role-name= --policy-arn=
        aws iam create-access-key: network --user-name=
        aws iam delete-user: network --user-name=
        aws lambda: subcommands:anywhere network
        aws lambda delete-function: network --function-name= --qualifier=
        aws lambda invoke: network --function-name= --payload= --log-type= --invocation-type= --qualifier= write
        aws logs: subcommands:anywhere network
        aws logs tail: network --since= --follow --format= --filter-pattern= text
        aws rds: subcommands:anywhere network
        aws rds delete-db-instance: network --db-instance-identifier= --skip-final-snapshot --final-db-snapshot-identifier=
          --delete-automated-backups
        aws s3: subcommands:anywhere network
        aws s3 cp: network recursive:--recursive --recursive --exclude= --include= --acl= --sse? --sse-kms-key-id= --storage-class= --content-type=
          --cache-control= --metadata= --source-region= --expected-size= --dryrun --quiet --follow-symlinks from to
        aws s3 ls: network --recursive --human-readable --summarize --page-size= url?
        aws s3 mb: network url
        aws s3 mv: network recursive:--recursive --recursive --exclude= --include= --acl= --dryrun from&delete to
        aws s3 presign: network --expires-in= url
        aws s3 rb: network --force url
        aws s3 rm: network --recursive --exclude= --include= --dryrun url
        aws s3 sync: network recursive --delete --exclude= --include= --acl= --size-only --exact-timestamps --dryrun from to
        aws s3api: subcommands:anywhere network
        aws s3api get-object: network --bucket= --key= --range= --version-id= write
        aws s3api put-object: network --bucket= --key= --body=read --content-type= --acl=
        aws secretsmanager: subcommands:anywhere network
        aws secretsmanager get-secret-value: network --secret-id= --version-id= --version-stage=
        aws ssm: subcommands:anywhere network
        aws ssm get-parameter: network --name= --with-decryption
        aws ssm start-session: network elsewhere --target= --document-name= --parameters=
        aws sts: subcommands:anywhere network
        az: subcommands:anywhere -g|--resource-group= -n|--name= --subscription= -o|--output= --query= -l|--location= --ids= -y|--yes --debug
          --verbose --only-show-errors --no-wait
        az account: subcommands:anywhere network
        az account set: network -s=
        az acr: subcommands:anywhere network
        az acr login: network -u|--username= -p|--password=
        az aks: subcommands:anywhere network
        az aks get-credentials: network -f|--file=edit --admin --overwrite-existing
        az deployment: subcommands:anywhere network
        az group: subcommands:anywhere network
        az group delete: network --force-deletion-types=
        az keyvault: subcommands:anywhere network
        az keyvault secret: subcommands:anywhere network
        az keyvault secret show: network --vault-name= --version=
        az login: network -u|--username= -p|--password= -t|--tenant= --service-principal --identity --use-device-code
        az rest: network -m|--method= -u|--url|--uri=url -b|--body=data --headers=
        az storage: subcommands:anywhere network
        az storage blob: subcommands:anywhere network
        az storage blob delete: network -c|--container-name= --account-name=
        az storage blob download: network -c|--container-name= -f|--file=write --account-name=
        az storage blob upload: network -c|--container-name= -f|--file=read --account-name= --overwrite
        az vm: subcommands:anywhere network
        az vm delete: network --force-deletion=
        az vm run-command: subcommands:anywhere network
        az vm run-command invoke: network elsewhere --command-id= --scripts=script* --parameters=text*
        az webapp: subcommands:anywhere network
        cdk: subcommands:anywhere network -a|--app=script -c|--context= --profile= -o|--output=write/ -v
        cdk deploy: network --all --require-approval= --parameters= --outputs-file=write -e -f text*
        cdk destroy: network --all -f|--force -e text*
        cdktf: subcommands network text*
        chef: subcommands text*
        consul: subcommands network text*
        doctl: subcommands:anywhere network -t|--access-token= -c|--config=read --context= -o= -u= -f|--force
        eb: subcommands network text*
        eksctl: subcommands:anywhere network -f|--config-file=read -r|--region= -p|--profile= -n|--name=
        firebase: subcommands:anywhere network -P|--project= --token= --non-interactive -j
        firebase deploy: network --only= --except= -m= -f|--force -p=
        fly: =flyctl
        flyctl: subcommands:anywhere network -t|--access-token= -a|--app= -c|--config=read
        flyctl deploy: network --image= --build-arg= --dockerfile=read -e= --strategy= cwd?
        flyctl ssh: subcommands:anywhere network
        flyctl ssh console: network elsewhere -C|--command=script -s -r= -u=
        gcloud: subcommands:anywhere --project= --account= --configuration= --format= --verbosity= --billing-project= --impersonate-service-account=
          --flags-file=read --filter= --limit= --zone= --region= -q|--quiet
        gcloud app: subcommands:anywhere network
        gcloud app deploy: network --version= --promote --no-promote read*
        gcloud auth: subcommands:anywhere network
        gcloud auth activate-service-account: network --key-file=read text?
        gcloud auth login: network --no-launch-browser --cred-file=read text?
        gcloud builds: subcommands:anywhere network
        gcloud builds submit: network --tag= --config=read --substitutions= --timeout= read/?
        gcloud compute: subcommands:anywhere network
        gcloud compute instances: subcommands:anywhere network
        gcloud compute instances create: network --machine-type= --image= --image-family= --image-project= --metadata= --metadata-from-file= --tags=
          --boot-disk-size= text+
        gcloud compute instances delete: network --delete-disks= --keep-disks= text+
        gcloud compute scp: network recursive:--recurse --recurse --port= --scp-flag= --strict-host-key-checking= from+ into:far
        gcloud compute ssh: network elsewhere --command=script --ssh-flag= --ssh-key-file=read --tunnel-through-iap text -- text*
        gcloud config: subcommands:anywhere
        gcloud config set: text text
        gcloud container: subcommands:anywhere network
        gcloud container clusters: subcommands:anywhere network
        gcloud container clusters delete: network --async text+
        gcloud container clusters get-credentials: network --internal-ip text
        gcloud functions: subcommands:anywhere network
        gcloud functions deploy: network --runtime= --trigger-topic= --entry-point= --source=read/ --env-vars-file=read text
        gcloud iam: subcommands:anywhere network
        gcloud projects: subcommands:anywhere network
        gcloud projects delete: network text
        gcloud run: subcommands:anywhere network
        gcloud run deploy: network --image= --platform= --source=read/ --allow-unauthenticated --set-env-vars= --memory= text?
        gcloud secrets: subcommands:anywhere network
        gcloud secrets versions: subcommands:anywhere network
        gcloud secrets versions access: network --secret= text?
        gcloud sql: subcommands:anywhere network
        gcloud sql instances: subcommands:anywhere network
        gcloud sql instances delete: network text
        gcloud storage: subcommands:anywhere network
        gcloud storage cp: network recursive:-r|-R|--recursive -r|-R|--recursive -n from+ to
        gcloud storage rm: network -r|-R|--recursive url+
        gsutil: subcommands -m -q -D -h= -o= -u=
        gsutil cat: network -r= url+
        gsutil cp: network recursive:-r|-R -r -R -n -v -z= -a= from+ to
        gsutil ls: network -l -r -L -a -b url*
        gsutil mv: network from&delete+ to
        gsutil rb: network -f url+
        gsutil rm: network -r -R -f -a -I url*
        gsutil rsync: network recursive -r -R -d -c -n -x= from to
        hcloud: subcommands:anywhere network --context=
        heroku: subcommands network
        heroku run: network elsewhere -a|--app= -e= -s= -r= -x script* -- script*
        ibmcloud: subcommands network
        linode-cli: subcommands network
        netlify: subcommands network
        netlify deploy: network -d|--dir=read/ -p|--prod -s|--site= -a|--auth= -m= --build
        nomad: subcommands network
        nomad job: subcommands network
        nomad job run: network -detach -var= read
        oci: subcommands:anywhere network --profile= --region= --config-file=read
        packer: subcommands
        packer build: network longdash -var= -var-file=read -only|-except|-on-error= -force read
        pulumi: subcommands:anywhere -s|--stack= -C|--cwd=cwd --color= --non-interactive -v=
        pulumi config: subcommands:anywhere
        pulumi config set: --secret --path --plaintext text text?
        pulumi destroy: network -y|--yes -f -t|--target= -p= --skip-preview -r
        pulumi preview: network -t|--target= --diff -r -j
        pulumi stack: subcommands:anywhere
        pulumi stack rm: network -y|--yes -f|--force text?
        pulumi up: network -y|--yes -f -t|--target= -p= --skip-preview --diff -r -c= -m= text?
        railway: subcommands network
        railway run: inorder -s= -e= command
        render: subcommands network
        sam: subcommands:anywhere network --profile= --region= -t|--template=read --config-file=read
        serverless: subcommands:anywhere network -s|--stage= -r|--region= -c|--config=read
        serverless deploy: network -f|--function= --force -p=
        sops: -d|--decrypt -e|--encrypt -i|--in-place -k= -p|--pgp= -a|--age= --input-type= --output-type= --output=write --extract= --config=read
          -r edit? when -d|--decrypt,!-i|--in-place ( read ) when -e|--encrypt,!-i|--in-place ( read )
        sst: subcommands network text*
        supabase: subcommands:anywhere network --workdir=cwd --project-ref=
        terraform: subcommands longdash -chdir|--chdir=cwd -version -help
        terraform apply: network longdash -var= -var-file=read -target|-replace|-parallelism|-lock-timeout= -state|-state-out|-backup=write
          -auto-approve -destroy -input|-lock|-refresh|-compact-warnings? -refresh-only -no-color -json read?
        terraform console: longdash -var= -var-file=read -state=read stdin:other
        terraform destroy: network longdash -var= -var-file=read -target|-parallelism|-lock-timeout= -state|-backup=write -auto-approve
          -input|-lock|-refresh? -no-color
        terraform fmt: longdash -recursive -check -diff -list|-write? edit/* else . when -check ( read/* else . )
        terraform force-unlock: network longdash -force text
        terraform import: network longdash -var= -var-file=read -config= -state|-state-out=write text text
        terraform init: network longdash -backend-config= -from-module= -plugin-dir= -backend|-get|-input|-lock|-upgrade? -reconfigure
          -migrate-state -force-copy
        terraform output: longdash -state=read -json -raw -no-color text?
        terraform plan: network longdash -var= -var-file=read -target|-replace|-parallelism|-lock-timeout= -out=write -state=read -destroy
          -input|-lock|-refresh|-detailed-exitcode? -refresh-only -no-color -json
        terraform show: longdash -json -no-color read?
        terraform state: subcommands
        terraform state list: longdash -state=read -id= text*
        terraform state mv: longdash -state|-state-out|-backup=write -dry-run text text
        terraform state pull: network
        terraform state push: network longdash -force read
        terraform state rm: longdash -state|-backup=write -dry-run text+
        terraform taint: longdash -state=edit text
        terraform test: network longdash -filter= -var= -var-file=read
        terraform validate: longdash -json -no-color
        terraform workspace: subcommands
        terraform workspace delete: longdash -force text
        terraform workspace new: text
        terraform workspace select: longdash -or-create text
        terragrunt: =terraform
        tofu: =terraform
        vault: subcommands network
        vault kv: subcommands network
        vault kv delete: network longdash -mount= -versions= text
        vault kv get: network longdash -mount= -field= -format= -version= text
        vault kv put: network longdash -mount= text data*
        vault login: network longdash -method= -path= text*
        vault read: network longdash -field= -format= text
        vault write: network longdash -f -force text data*
        vercel: subcommands:anywhere network -t|--token= -S|--scope= -A|--local-config=read -Q= --cwd=cwd -y|--yes
        vercel deploy: network --prod -e|--env= -b= -m= --prebuilt -f read/?
        vercel env: subcommands:anywhere network
        vercel env pull: network --environment= write? else .env.local
        wrangler: subcommands:anywhere network -c|--config=read -e|--env=
        wrangler deploy: network --name= --minify --dry-run --outdir=write/ --var= read?
        """u8;
}
